import type { Nation, PlaceNoteCode } from '@waymark/contracts';
import { plainMonth } from './plain-date.js';

type Place = 'residence' | 'gpPractice' | 'bookedUnit';

/** What is asked where nothing tells the place. */
export const PLACE_QUESTIONS: Readonly<Record<Place, string>> = {
  residence: 'Which area does the person live in? Choose it from the list.',
  gpPractice: 'Which area is the GP practice in? Choose it from the list.',
  bookedUnit: 'Which maternity unit is the person booked with? Choose it from the list.',
};

const NATION_WORDS: Readonly<Record<Nation, string>> = {
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
  'isle-of-man': 'the Isle of Man',
  'channel-islands': 'the Channel Islands',
};

const POSTCODE_OF: Readonly<Record<Place, string>> = {
  residence: 'The postcode',
  gpPractice: 'The postcode of the GP practice',
  bookedUnit: 'The postcode of the unit',
};

interface Details {
  readonly nation?: Nation;
  readonly endedIn?: string;
}

type Sentence = (of: Place, details: Details) => string;

const SENTENCES: Readonly<Record<PlaceNoteCode, Sentence>> = {
  'postcode-unknown': (of) =>
    `${POSTCODE_OF[of]} is not in the list of postcodes: check it, or choose the area.`,
  'postcode-ended': (of, { endedIn }) =>
    `${POSTCODE_OF[of]} is no longer in use${endedIn === undefined ? '' : ` since ${plainMonth(endedIn)}`}: check it, or choose the area.`,
  'postcode-stands-for-nothing': () =>
    'A postcode that begins with ZZ99 stands for an address that is not known: choose the area, or say that there is no fixed address.',
  'postcode-and-area-differ': () =>
    'The postcode does not lie in the chosen area: neither counts until one is corrected.',
  'lookup-silent': (of) => `${POSTCODE_OF[of]} cannot be looked up just now: choose the area.`,
  'outside-england': (of, { nation }) =>
    `${of === 'residence' ? 'The home' : 'The GP practice'} is in ${NATION_WORDS[nation ?? 'wales']}. Services in England are found by what lies in England: ${of === 'residence' ? 'the GP practice or the maternity unit' : 'the home or the maternity unit'}.`,
  'no-fixed-address': () =>
    'No fixed address: services are found by the GP practice or the maternity unit; without those, a coordinator asks.',
  'practice-unknown': () =>
    'The code of the GP practice is not in the list of practices: check it, or choose the area.',
  'practice-closed': () =>
    'The GP practice is closed by the list of practices: check the code, or choose the area.',
  'practice-and-area-differ': () =>
    'The GP practice is not in the area chosen for it: neither counts until one is corrected.',
  'home-and-practice-differ': () =>
    'Home and GP practice are in different areas: each service goes by the one that its criteria name.',
  'board-not-told': () =>
    'Which integrated care board it belongs to cannot be told from the code: the national desk coordinates.',
};

/** One sentence for what was noticed. */
export const noteWords = (code: PlaceNoteCode, of: Place, details: Details): string =>
  SENTENCES[code](of, details);
