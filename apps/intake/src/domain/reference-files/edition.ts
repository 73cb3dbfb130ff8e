const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** `ONSPD_AUG_2026_UK.csv` → `2026-08`. The file itself does not say of which month it is. */
export function editionFromName(fileName: string): string | undefined {
  const [, month, year] = /_([A-Z]{3})_(\d{4})(?:_|\.)/.exec(fileName.toUpperCase()) ?? [];
  const number = MONTHS.indexOf(month ?? '') + 1;
  return number === 0 ? undefined : `${year ?? ''}-${String(number).padStart(2, '0')}`;
}

/** `2026-08`, a month of an edition. */
export const isEditionMonth = (text: string): boolean => /^20\d{2}-(0[1-9]|1[0-2])$/.test(text);
