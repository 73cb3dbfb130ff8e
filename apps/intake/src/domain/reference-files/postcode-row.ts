import { isPseudoCode } from '../area-codes.js';
import { decileOf, RANKED_IN_ENGLAND, type DeprivationIndex } from '../deprivation.js';
import { readPostcode } from '../postcode.js';
import { POSTCODE_FIELDS, type PostcodeField } from './postcode-columns.js';

/** A row of the table; empty text = not known. */
export interface PostcodeRow {
  readonly postcode: string;
  readonly introduced: string;
  readonly ended: string;
  readonly district: string;
  readonly county: string;
  readonly board: string;
  readonly subBoard: string;
  readonly decile: string;
}

const GSS = /^[A-Z]\d{8}$/;
const MONTH = /^(19|20)\d{2}(0[1-9]|1[0-2])$/;
const WHOLE = /^\d{1,5}$/;

const slot = Object.fromEntries(POSTCODE_FIELDS.map((field, place) => [field, place])) as Readonly<
  Record<PostcodeField, number>
>;

/** A row from the values of its columns, or what is wrong with it. */
export function postcodeRow(
  values: readonly string[],
  index: DeprivationIndex | undefined,
): PostcodeRow | string {
  const value = (field: PostcodeField): string => values[slot[field]] ?? '';
  const postcode = readPostcode(value('postcode'));
  if (postcode === undefined) return 'pcds is no postcode';
  for (const field of ['introduced', 'ended'] as const) {
    const month = value(field);
    if (month !== '' && !MONTH.test(month)) {
      return `${field === 'ended' ? 'doterm' : 'dointr'} is no month like 201903`;
    }
  }
  for (const field of ['country', 'district', 'county', 'board', 'subBoard'] as const) {
    const code = value(field);
    if (code !== '' && !GSS.test(code)) return `the ${field} is no code like E07000148`;
  }
  const country = value('country');
  const district = districtOf(value('district'), country);
  const english = district.startsWith('E');
  const decile = english ? decileText(value('rank'), index) : '';
  if (decile === undefined) {
    const most = RANKED_IN_ENGLAND[index ?? 2019];
    return `the deprivation rank is not from 1 to ${String(most)}`;
  }
  return {
    postcode,
    introduced: value('introduced'),
    ended: value('ended'),
    district,
    county: english ? real(value('county')) : '',
    board: english ? real(value('board')) : '',
    subBoard: english ? real(value('subBoard')) : '',
    decile,
  };
}

// Where no district is known the country still tells that somebody lives outside England.
function districtOf(district: string, country: string): string {
  if (district !== '' && !(district.startsWith('E') && isPseudoCode(district))) return district;
  return country.startsWith('E') ? '' : country;
}

const real = (code: string): string => (isPseudoCode(code) ? '' : code);

// 0 stands for "no rank" in editions that leave no gap.
function decileText(rank: string, index: DeprivationIndex | undefined): string | undefined {
  if (index === undefined || rank === '' || rank === '0') return '';
  return WHOLE.test(rank) ? decileOf(Number(rank), index)?.toString() : undefined;
}
