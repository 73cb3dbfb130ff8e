import { CONSENT_RECIPIENTS, type RecordedAgreement } from '@waymark/contracts';
import { inSentence, say } from '../../language/say.js';
import { dayWords } from '../london-time.js';
import { agreementWords, askedHowWords, recipientWords, under16Words } from './people-words.js';

/** One thing the person said about sharing, with when, how and by whom it was asked. */
export interface AgreementLine {
  readonly asked: string;
  readonly said: readonly string[];
}

export const agreementLines = (
  agreements: readonly RecordedAgreement[] = [],
): readonly AgreementLine[] =>
  agreements.map(({ said, how, askedOn, askedBy, askAgainOn, under16 }) => ({
    asked: say`Asked on ${dayWords(askedOn)}, ${inSentence(askedHowWords[how])}, by ${askedBy}`,
    said: [
      ...CONSENT_RECIPIENTS.flatMap((recipient) => {
        const answer = said.find((one) => one.recipient === recipient)?.answer;
        if (answer === undefined) return [];
        return [`${recipientWords[recipient]}: ${inSentence(agreementWords[answer])}`];
      }),
      ...(askAgainOn === undefined ? [] : [say`To be asked again on ${dayWords(askAgainOn)}`]),
      ...(under16 === undefined ? [] : [say`Under 16: ${under16Words[under16].toLowerCase()}`]),
    ],
  }));
