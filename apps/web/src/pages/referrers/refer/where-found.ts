import type { PlaceNoteCode, PlacesFound, SendReferral } from '@waymark/contracts';
import type { FormProblem } from '../../../layout/form/check-answers.js';

/** The question of the page that a note is about. */
const FIELDS: Readonly<Partial<Record<PlaceNoteCode, string>>> = {
  'postcode-unknown': 'postcode',
  'postcode-ended': 'postcode',
  'postcode-stands-for-nothing': 'postcode',
  'postcode-and-area-differ': 'postcode',
  'lookup-silent': 'area',
  'practice-unknown': 'gpPracticeCode',
  'practice-closed': 'gpPracticeCode',
  'practice-and-area-differ': 'gpPracticeCode',
};

/** What must be put right because neither a lookup nor the list tells it; what the list tells is only noted. */
export const problemsFound = ({ notes, missing }: PlacesFound): readonly FormProblem[] =>
  notes.flatMap(({ code, of, words }) => {
    const field = FIELDS[code];
    const isAsked = missing.some(({ fact }) => fact === `places.${of}`);
    return field === undefined || !isAsked ? [] : [{ field, text: words }];
  });

/** What is asked of intake about a page of answers. */
export const placesQuestion = ({ where, person }: Pick<SendReferral, 'where' | 'person'>) => ({
  where,
  ...(person.postcode !== undefined && { postcode: person.postcode }),
});
