import type { SendReferral } from '@waymark/contracts';
import { wantedInterpreter } from '../../../layout/words/interpreter-words.js';
import type { InterpreterNeed } from './move-form.js';

/** What the referral says of an interpreter. */
export function interpreterNeed(sent: Pick<SendReferral, 'equity' | 'person'>): InterpreterNeed {
  const { language, interpreterNeeded, interpreterWish } = sent.equity;
  const { dialect } = sent.person;
  return {
    needed: interpreterNeeded === 'yes',
    words: wantedInterpreter(sent),
    asked: {
      interpreterLanguage: language,
      ...(dialect !== undefined && { interpreterDialect: dialect }),
      ...(interpreterWish !== undefined && { interpreterGender: interpreterWish }),
    },
  };
}
