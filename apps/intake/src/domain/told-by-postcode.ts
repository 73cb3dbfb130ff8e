import { addDays, addMonths, type Day, type Nation, type PlaceNoteCode } from '@waymark/contracts';
import type { AreaCodes, PostcodeAnswer } from './area-codes.js';
import type { Geography } from './geography.js';

/** What a postcode tells about where somebody belongs. */
export type Told =
  | { readonly is: 'places'; readonly places: readonly string[]; readonly area: AreaCodes }
  | { readonly is: 'outside'; readonly nation: Nation }
  /** It contradicts what was chosen. */
  | { readonly is: 'differs'; readonly area: AreaCodes }
  | { readonly is: 'nothing'; readonly why?: WhyNothing; readonly endedIn?: string };

export type WhyNothing = Extract<
  PlaceNoteCode,
  'postcode-unknown' | 'postcode-ended' | 'postcode-stands-for-nothing' | 'lookup-silent'
>;

/** What the answer about a postcode is worth on the day, beside the places that were chosen. */
export function toldByPostcode(
  answer: PostcodeAnswer,
  chosen: readonly string[],
  on: Day,
  { codes }: Geography,
): Told {
  switch (answer.is) {
    case 'no-table':
      return { is: 'nothing' };
    case 'silent':
      return { is: 'nothing', why: 'lookup-silent' };
    case 'unknown':
      return { is: 'nothing', why: 'postcode-unknown' };
    case 'stands-for-nothing':
      return { is: 'nothing', why: 'postcode-stands-for-nothing' };
    case 'known':
      return toldByArea(answer, chosen, on, codes);
  }
}

function toldByArea(
  { area, endedIn }: Extract<PostcodeAnswer, { is: 'known' }>,
  chosen: readonly string[],
  on: Day,
  codes: Geography['codes'],
): Told {
  if (endedIn !== undefined && lastDayOf(endedIn) < on) {
    return { is: 'nothing', why: 'postcode-ended', endedIn };
  }
  if (area?.outside !== undefined) {
    return chosen.length > 0 ? { is: 'differs', area } : { is: 'outside', nation: area.outside };
  }
  const places = area === undefined ? [] : codes.placesOf(area, on);
  if (area === undefined || places.length === 0) {
    return { is: 'nothing', why: 'postcode-unknown' };
  }
  return codes.agree(chosen, area, on) ? { is: 'places', places, area } : { is: 'differs', area };
}

/** Only the month of an end is published: until it is over the postcode counts. */
const lastDayOf = (month: string): Day => addDays(addMonths(`${month}-01`, 1), -1);
