import type { AppointmentView, BookedInterpreter, SendReferral } from '@waymark/contracts';
import { inSentence, say } from '../../language/say.js';
import { languageWords } from './language-words.js';
import { interpreterWishWords } from './people-words.js';

type Sent = Pick<SendReferral, 'equity' | 'person'>;

const isKnown = (language: string): boolean =>
  language !== 'not-known' && language !== 'not-stated';

/** Whom the referral asks for, in a few words: `Polish, Silesian, a woman`. */
export function wantedInterpreter({ equity, person }: Sent): string {
  const { language, interpreterWish } = equity;
  return [
    isKnown(language) ? (languageWords[language] ?? language) : say`language not known`,
    ...(person.dialect === undefined ? [] : [person.dialect]),
    ...(interpreterWish === undefined ? [] : [inSentence(interpreterWishWords[interpreterWish])]),
  ].join(', ');
}

/** Who is booked: `Polish, Silesian, a woman, Booking 4711`. */
export const bookedInterpreter = ({
  language,
  dialect,
  gender,
  reference,
}: BookedInterpreter): string =>
  [
    languageWords[language] ?? language,
    ...(dialect === undefined ? [] : [dialect]),
    ...(gender === undefined ? [] : [inSentence(interpreterWishWords[gender])]),
    ...(reference === undefined ? [] : [reference]),
  ].join(', ');

/** What is known of the interpreter of an appointment; none where nobody has to interpret. */
export function interpreterLine(
  { interpreter, interpreterBooked, interpreterDeclined }: AppointmentView,
  sent: Sent | undefined,
): string | undefined {
  if (interpreterDeclined === true) {
    return say`An interpreter is needed, and the person has said that they do not want one. Ask again each time.`;
  }
  if (interpreter !== 'arranged') return undefined;
  if (interpreterBooked === undefined) return say`Which interpreter is booked was not recorded.`;
  const booked = say`Professional interpreter: ${bookedInterpreter(interpreterBooked)}.`;
  return sent === undefined || fits(interpreterBooked, sent)
    ? booked
    : say`${booked} The referral asks for somebody else: ${wantedInterpreter(sent)}.`;
}

const fits = (booked: BookedInterpreter, { equity, person }: Sent): boolean => {
  const { language, interpreterWish } = equity;
  return (
    (!isKnown(language) || booked.language === language) &&
    (person.dialect === undefined || isSame(booked.dialect, person.dialect)) &&
    (interpreterWish === undefined ||
      interpreterWish === 'anybody' ||
      booked.gender === interpreterWish)
  );
};

const isSame = (one: string | undefined, other: string): boolean =>
  one?.trim().toLowerCase() === other.trim().toLowerCase();
