/** What the beginning of a file gives away, where it is not the CSV that is wanted. */
const BEGINNINGS: readonly { readonly bytes: readonly number[]; readonly words: string }[] = [
  {
    bytes: [0x50, 0x4b],
    words:
      'This is a zip (or a spreadsheet), not a CSV: unpack it and give the CSV in its Data folder, such as Data/NSPL_AUG_2026_UK.csv.',
  },
  { bytes: [0x1f, 0x8b], words: 'This is a gzip, not a CSV: unpack it first (gunzip).' },
  {
    bytes: [0xff, 0xfe],
    words:
      'This is UTF-16, not UTF-8: give the file as it was published, or save it as CSV in UTF-8.',
  },
  {
    bytes: [0xfe, 0xff],
    words:
      'This is UTF-16, not UTF-8: give the file as it was published, or save it as CSV in UTF-8.',
  },
  {
    bytes: [0x3c],
    words: 'This is a web page, not a CSV: the download asked for something; download it again.',
  },
  { bytes: [0x7b], words: 'This is JSON, not a CSV: download the CSV of the same edition.' },
];

const UTF8_MARK = [0xef, 0xbb, 0xbf];

const beginsWith = (bytes: Uint8Array, beginning: readonly number[]): boolean =>
  beginning.every((byte, index) => bytes[index] === byte);

/** Why these cannot be the first bytes of a CSV; undefined where they can. */
export function notCsv(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'The file is empty: download it again.';
  const known = BEGINNINGS.find((beginning) => beginsWith(bytes, beginning.bytes));
  if (known !== undefined) return known.words;
  return bytes.includes(0) ? 'This is no text file: give the CSV as it was published.' : undefined;
}

/** Bytes of the mark that some programs put before UTF-8. */
export const markLength = (bytes: Uint8Array): number =>
  beginsWith(bytes, UTF8_MARK) ? UTF8_MARK.length : 0;
