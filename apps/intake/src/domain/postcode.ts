const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d)([A-Z]{2})$/;

/** `sw1a1aa`, `SW1A-1AA`, `sw1a 1 aa` → `SW1A 1AA`; undefined where it cannot be a UK postcode. */
export function readPostcode(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/[^A-Z\d]/g, '');
  // The third sign from the end is always a digit: a letter O there is a zero.
  const mended = plain.replace(/O(?=[A-Z]{2}$)/, '0');
  const [, outward, sector, unit] = POSTCODE.exec(mended) ?? [];
  if (outward === undefined || sector === undefined || unit === undefined) return undefined;
  return `${outward} ${sector}${unit}`;
}
