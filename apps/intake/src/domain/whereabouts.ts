import type { Day, PlaceFact, PlaceNote, PlaceNoteCode } from '@waymark/contracts';
import type { Geography } from './geography.js';
import { noteWords, PLACE_QUESTIONS } from './place-words.js';
import type { Told } from './told-by-postcode.js';

const MOST_PLACES = 20;

type Which = 'residence' | 'gpPractice' | 'bookedUnit';

/** One of the three ways to belong, as far as it can be told. */
export interface Whereabouts {
  readonly fact: PlaceFact;
  /** ODS codes of the boards it may belong to. */
  readonly boards: readonly string[];
  readonly notes: readonly PlaceNote[];
  readonly question?: string;
  readonly decile?: number;
}

export interface At {
  readonly on: Day;
  readonly geography: Geography;
  readonly chosenCounts: boolean;
}

/** Where somebody belongs by a postcode, beside what was chosen. */
export function whereaboutsOf(
  which: 'residence' | 'gpPractice',
  chosen: readonly string[],
  told: Told,
  at: At,
): Whereabouts {
  const { on, geography } = at;
  const { list, boards } = geography;
  switch (told.is) {
    case 'nothing': {
      const plain = chosenOnly(which, 'known', chosen, at);
      return told.why === undefined ? plain : withNote(plain, told.why, told);
    }
    case 'outside':
      return {
        fact: { known: 'outside-england', places: [], outside: told.nation },
        boards: [],
        notes: [note('outside-england', which, { nation: told.nation })],
      };
    case 'differs': {
      const code = which === 'residence' ? 'postcode-and-area-differ' : 'practice-and-area-differ';
      if (at.chosenCounts) {
        return { ...chosenOnly(which, 'known', chosen, at), notes: [note(code, which)] };
      }
      const dated = list.boardsOn(on, chosen);
      const board = boards.on(on, told.area, dated);
      return {
        fact: { known: 'not-known', places: [] },
        boards: [...new Set([...dated, ...(board === undefined ? [] : [board])])],
        notes: [note(code, which)],
        question: questionOf(which, code),
      };
    }
    case 'places': {
      const places = list.withAllAround([...chosen, ...told.places]).slice(0, MOST_PLACES);
      const dated = list.boardsOn(on, places);
      const board = boards.on(on, told.area, dated);
      const untold = board === undefined && boards.knows(told.area.board ?? '');
      return {
        fact: { known: 'known', places },
        boards: board === undefined ? (untold ? [] : dated) : [board],
        notes: untold ? [note('board-not-told', which)] : [],
        ...(told.area.decile !== undefined && { decile: told.area.decile }),
      };
    }
  }
}

/** Nothing but the list tells. "Known" to the referrer but in no area we can name is not known to a criterion. */
export function chosenOnly(
  which: Which,
  known: PlaceFact['known'],
  chosen: readonly string[],
  { on, geography: { list } }: At,
): Whereabouts {
  if (known !== 'known' && known !== 'hidden') {
    return { fact: { known, places: [] }, boards: [], notes: [] };
  }
  const places = list.withAllAround(chosen).slice(0, MOST_PLACES);
  return {
    fact: { known: places.length === 0 && known === 'known' ? 'not-known' : known, places },
    boards: which === 'bookedUnit' ? [] : list.boardsOn(on, chosen),
    notes: [],
    ...(places.length === 0 && { question: PLACE_QUESTIONS[which] }),
  };
}

type Details = Parameters<typeof noteWords>[2];

export const note = (code: PlaceNoteCode, of: Which, details: Details = {}): PlaceNote => ({
  code,
  of,
  words: noteWords(code, of, details),
});

/** What was noticed is said with the question too; without one it is only said. */
export function withNote(
  plain: Whereabouts,
  code: PlaceNoteCode,
  details: Details = {},
): Whereabouts {
  const which = code.startsWith('practice') ? 'gpPractice' : 'residence';
  return {
    ...plain,
    notes: [note(code, which, details)],
    ...(plain.question !== undefined && { question: questionOf(which, code, details) }),
  };
}

const questionOf = (
  which: 'residence' | 'gpPractice',
  code: PlaceNoteCode,
  details: Details = {},
): string => `${noteWords(code, which, details)} ${PLACE_QUESTIONS[which]}`;
