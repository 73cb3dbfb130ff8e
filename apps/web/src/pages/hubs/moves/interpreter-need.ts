import type { SendReferral } from '@waymark/contracts';
import { languageWords } from '../../../layout/words/language-words.js';
import { interpreterWishWords } from '../../../layout/words/people-words.js';
import type { InterpreterNeed } from './move-form.js';

/** What the referral says of an interpreter, in a few words: `Polish, Silesian, a woman`. */
export function interpreterNeed({
  equity,
  person,
}: Pick<SendReferral, 'equity' | 'person'>): InterpreterNeed {
  const { language, interpreterNeeded, interpreterWish } = equity;
  const isKnown = language !== 'not-known' && language !== 'not-stated';
  const words = [
    isKnown ? (languageWords[language] ?? language) : 'language not known',
    ...(person.dialect === undefined ? [] : [person.dialect]),
    ...(interpreterWish === undefined ? [] : [interpreterWishWords[interpreterWish].toLowerCase()]),
  ].join(', ');
  return { needed: interpreterNeeded === 'yes', words };
}
