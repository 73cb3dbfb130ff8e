import type { DeprivationIndex } from '../deprivation.js';

/** What is read of a postcode, in this order. */
export const POSTCODE_FIELDS = [
  'postcode',
  'introduced',
  'ended',
  'country',
  'district',
  'county',
  'board',
  'subBoard',
  'rank',
] as const;
export type PostcodeField = (typeof POSTCODE_FIELDS)[number];

/** How an edition of the ONS's postcode tables names its columns. */
export interface PostcodeColumns {
  readonly product: 'NSPL' | 'ONSPD';
  /** Columns of the file. */
  readonly width: number;
  /** Column → place in `POSTCODE_FIELDS`; −1 = not read. */
  readonly slots: readonly number[];
  /** Absent: the edition ranks nothing that we know. */
  readonly deprivation?: DeprivationIndex;
}

// Names have changed over the years: `oslaua` and `laua` became `lad25cd`, with the year of the areas in them.
const NAMES: Readonly<Record<PostcodeField, RegExp>> = {
  postcode: /^pcds$/,
  introduced: /^dointr$/,
  ended: /^doterm$/,
  country: /^ctry(\d\dcd)?$/,
  district: /^(oslaua|laua|lad\d\dcd)$/,
  county: /^(oscty|cty(\d\dcd)?)$/,
  board: /^icb(\d\dcd)?$/,
  subBoard: /^(sicbl|ccg)(\d\dcd)?$/,
  rank: /^imd(\d\dind)?$/,
};

const NEEDED: readonly PostcodeField[] = ['postcode', 'introduced', 'ended', 'district', 'county'];

/** Census output areas of 2001 are in the directory only. */
const ONLY_IN_ONSPD = /^(oa01|oa01cd|casward|wdcas\d\dcd|statsward|wdstl\d\dcd|streg|ssr\d\dcd)$/;

/** Does a first line look like the names of columns of a postcode table? */
export const namesPostcodes = (names: readonly string[]): boolean =>
  plain(names).some((name) => /^(pcd\d?|pcds|doterm|dointr)$/.test(name));

/** Where each column is, or the sentences that say what is missing. */
export function postcodeColumns(names: readonly string[]): PostcodeColumns | readonly string[] {
  const header = plain(names);
  const columnOf = (field: PostcodeField): number =>
    field === 'rank' ? newestRank(header) : header.findIndex((name) => NAMES[field].test(name));
  const missing = NEEDED.filter((field) => columnOf(field) < 0);
  if (missing.length > 0) return missing.map(missingWords);
  const slots = header.map(() => -1);
  for (const [place, field] of POSTCODE_FIELDS.entries()) {
    const column = columnOf(field);
    if (column >= 0) slots[column] = place;
  }
  const rank = header[columnOf('rank')];
  return {
    product: header.some((name) => ONLY_IN_ONSPD.test(name)) ? 'ONSPD' : 'NSPL',
    width: header.length,
    slots,
    ...(rank !== undefined && { deprivation: rank === 'imd25ind' ? 2025 : 2019 }),
  };
}

// An edition may carry two indices; the newer counts. `imd20ind` is the index of 2019 as it stood in 2020.
function newestRank(header: readonly string[]): number {
  const ranks = header.filter((name) => NAMES.rank.test(name)).sort();
  return header.indexOf(ranks.at(-1) ?? '');
}

const LOOKS_LIKE: Readonly<Record<PostcodeField, string>> = {
  postcode: 'pcds',
  introduced: 'dointr',
  ended: 'doterm',
  country: 'ctry26cd',
  district: 'lad26cd, laua or oslaua',
  county: 'cty26cd, cty or oscty',
  board: 'icb26cd or icb',
  subBoard: 'sicbl26cd, sicbl or ccg',
  rank: 'imd25ind, imd20ind or imd',
};

const missingWords = (field: PostcodeField): string =>
  `Line 1 names no column for the ${field} (${LOOKS_LIKE[field]}): give the whole CSV of an NSPL or ONSPD edition.`;

const plain = (names: readonly string[]): readonly string[] =>
  names.map((name) => name.trim().toLowerCase());
