import type {
  Day,
  MissingAnswer,
  Nation,
  PlaceNote,
  PlacesFound,
  WhereSheIs,
} from '@waymark/contracts';
import type { PostcodeAnswer, PracticeAnswer } from './area-codes.js';
import type { Geography } from './geography.js';
import { toldByPostcode, type Told } from './told-by-postcode.js';
import {
  chosenOnly,
  note,
  whereaboutsOf,
  withNote,
  type At,
  type Whereabouts,
} from './whereabouts.js';

/** The desk that coordinates where no single board can be told. */
export const NATIONAL_DESK = 'landing-national';

/** What was found about a postcode and a practice; absent where there was nothing to look up. */
export interface LookedUp {
  readonly residence?: PostcodeAnswer;
  readonly gpPractice?: PracticeAnswer;
  /** Areas were chosen after they had been asked for, so that they count also against a postcode. */
  readonly chosenCounts?: boolean;
}

/** Dated place keys from what was chosen or looked up. What cannot be told is asked for, never guessed. */
export function resolvePlaces(
  where: WhereSheIs,
  on: Day,
  geography: Geography,
  lookedUp: LookedUp = {},
): PlacesFound {
  const at = { on, geography, chosenCounts: lookedUp.chosenCounts === true };
  const home = homeOf(where, at, lookedUp.residence);
  const practice = practiceOf(where, at, lookedUp.gpPractice);
  const unit = chosenOnly(
    'bookedUnit',
    where.bookedUnit,
    where.unit === undefined ? [] : [where.unit],
    at,
  );
  const all = { residence: home, gpPractice: practice, bookedUnit: unit };
  return {
    places: {
      residence: home.fact,
      gpPractice: practice.fact,
      bookedUnit: unit.fact,
      asOf: on,
      listRevision: geography.list.revision,
    },
    landingTeam: teamOf(home.boards) ?? teamOf(practice.boards) ?? NATIONAL_DESK,
    ...(home.decile !== undefined && { deprivationDecile: home.decile }),
    missing: Object.entries(all).flatMap(([which, { question }]): MissingAnswer[] =>
      question === undefined ? [] : [{ fact: `places.${which}`, question }],
    ),
    notes: [...home.notes, ...practice.notes, ...differing(home, practice, geography)],
  };
}

function homeOf(
  { residence, residencePlaces }: WhereSheIs,
  at: At,
  answer: PostcodeAnswer | undefined,
): Whereabouts {
  if (residence !== 'known' || answer === undefined) {
    const plain = chosenOnly('residence', residence, residencePlaces, at);
    return residence === 'none'
      ? { ...plain, notes: [note('no-fixed-address', 'residence')] }
      : plain;
  }
  const told = toldByPostcode(answer, residencePlaces, at.on, at.geography);
  return whereaboutsOf('residence', residencePlaces, told, at);
}

function practiceOf(
  { gpPractice, gpPlaces }: WhereSheIs,
  at: At,
  answer: PracticeAnswer | undefined,
): Whereabouts {
  const { on, geography } = at;
  const chosen = chosenOnly('gpPractice', gpPractice, gpPlaces, at);
  if (gpPractice !== 'known' || answer === undefined || answer.is === 'no-table') return chosen;
  if (answer.is === 'unknown') return withNote(chosen, 'practice-unknown');
  const { practice } = answer;
  if (practice.notOpen === true || (practice.closedOn ?? on) < on) {
    return withNote(chosen, 'practice-closed');
  }
  const told = toldByPostcode(answer.at, gpPlaces, on, geography);
  // The list of practices names a board and, for Wales, the nation, also where no postcode tells.
  if (told.is !== 'nothing') return whereaboutsOf('gpPractice', gpPlaces, told, at);
  if (practice.outside !== undefined) {
    return whereaboutsOf('gpPractice', gpPlaces, outsideOf(practice.outside, gpPlaces), at);
  }
  const board =
    practice.board === undefined
      ? undefined
      : geography.boards.on(on, { board: practice.board }, chosen.boards);
  return board === undefined ? chosen : { ...chosen, boards: [board] };
}

const outsideOf = (nation: Nation, chosen: readonly string[]): Told =>
  chosen.length > 0 ? { is: 'differs', area: { outside: nation } } : { is: 'outside', nation };

function differing(
  home: Whereabouts,
  practice: Whereabouts,
  { list }: Geography,
): readonly PlaceNote[] {
  const [one, other] = [home, practice].map(({ fact }) => list.narrowestOf(fact.places));
  if (one === undefined || other === undefined || one.length === 0 || other.length === 0) return [];
  const holds = (wider: readonly string[], narrow: readonly string[]): boolean =>
    narrow.some((key) => list.withAllAround([key]).some((around) => wider.includes(around)));
  return holds(one, other) || holds(other, one)
    ? []
    : [note('home-and-practice-differ', 'gpPractice')];
}

function teamOf([only, ...others]: readonly string[]): string | undefined {
  return only === undefined || others.length > 0 ? undefined : `landing-${only.toLowerCase()}`;
}
