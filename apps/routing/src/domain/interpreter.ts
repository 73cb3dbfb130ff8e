import type { BookedInterpreter } from '@waymark/contracts';
import type { Appointment } from './appointment.js';
import type { Booking } from './move-request.js';
import type { Placement } from './placement.js';
import { refuse, type Refused } from './refusal.js';

/** What is kept of a booking about the interpreter. */
export const interpreterOf = ({
  interpreter,
  interpreterBooked,
  interpreterDeclined,
}: Booking): Pick<Appointment, 'interpreter' | 'interpreterBooked' | 'interpreterDeclined'> => ({
  interpreter,
  ...(interpreterBooked !== undefined && { interpreterBooked }),
  ...(interpreterDeclined === true && { interpreterDeclined }),
});

/** Why a booking cannot be as it says of the interpreter. */
export function interpreterRefused(
  { interpreterNeeded }: Pick<Placement, 'interpreterNeeded'>,
  { interpreter, interpreterBooked, interpreterDeclined = false }: Booking,
): Refused | undefined {
  if (interpreterDeclined && interpreter !== 'not-needed') {
    return refuse(
      'declined-and-booked',
      'Either the person has declined an interpreter, and then interpreter is “not-needed”, or one is booked: leave one of the two out.',
      'interpreterDeclined',
    );
  }
  if (interpreter === 'not-needed' && interpreterNeeded === 'yes' && !interpreterDeclined) {
    return refuse(
      'interpreter-needed',
      'The referral says that an interpreter is needed. Say “arranged” with who is booked, or “to-arrange” until somebody is. Only where the person has said through an interpreter that they do not want one, say interpreterDeclined as well.',
      'interpreter',
    );
  }
  if (interpreter === 'arranged' && interpreterBooked === undefined) {
    return refuse(
      'interpreter-not-said',
      'Say which interpreter is booked: language, and that they are a professional. Until one is booked, interpreter is “to-arrange”.',
      'interpreterBooked',
    );
  }
  if (interpreter !== 'arranged' && interpreterBooked !== undefined) {
    return refuse(
      'interpreter-not-arranged',
      'An interpreter is described, and interpreter does not say “arranged”: leave it out, or say “arranged”.',
      'interpreterBooked',
    );
  }
  return interpreterBooked && familyRefused(interpreterBooked);
}

/** Whoever is close to somebody leaves things out, and may be whom the person is afraid of. */
export const familyRefused = ({ professional }: BookedInterpreter): Refused | undefined =>
  professional
    ? undefined
    : refuse(
        'family-does-not-interpret',
        'Family and friends never interpret: book a professional interpreter, and leave the appointment “to-arrange” until then.',
        'interpreterBooked.professional',
      );

const NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** Who was booked, for the history of those who may read what people wrote; no event says it. */
export function interpreterNote({
  language,
  dialect,
  gender,
  reference,
}: BookedInterpreter): string {
  const named = language === 'bsl' ? 'British Sign Language' : (NAMES.of(language) ?? language);
  const booked = [
    dialect === undefined ? named : `${named} (${dialect})`,
    ...(gender === undefined ? [] : [`a ${gender}`]),
    'a professional',
    ...(reference === undefined ? [] : [reference]),
  ];
  return `Interpreter: ${booked.join(', ')}.`;
}
