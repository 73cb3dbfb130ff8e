import type { MovePath } from '../../../clients/routing.client.js';
import { inLanguage, say } from '../../../language/say.js';
import { bookAppointment, confirmAppointment, recordAppointment } from './appointment.moves.js';
import { recordContact } from './contact.move.js';
import { correctAcceptance, correctAppointment, correctContact } from './correction.moves.js';
import { ask } from './ask.move.js';
import { finishTask } from './task.moves.js';
import { decline } from './decline.move.js';
import { pause, waitlist } from './care.moves.js';
import { close } from './close.move.js';
import { correctDeath, recordDeath, reviewDeath } from './death.moves.js';
import { reconfirm, reopen } from './end.moves.js';
import { atOnce, type MoveForm } from './move-form.js';
import { offer } from './offer.move.js';
import { offerAlongside, passOn, stepDown, stepUp } from './onward.moves.js';
import { recordCall, recordReceipt } from './record.moves.js';
import { recordReview, sayWorse } from './worse.moves.js';

/** Everything that can be done with a referral, by the last part of its address. */
export const moves: Readonly<Record<MovePath, MoveForm>> = inLanguage(() => ({
  acknowledgement: atOnce({
    move: 'acknowledge',
    path: 'acknowledgement',
    title: say`Acknowledge this referral`,
    lead: [say`From now on your team holds the person.`],
    tells: 'referrer',
    button: say`Acknowledge`,
  }),
  acceptance: atOnce({
    move: 'accept',
    path: 'acceptance',
    title: say`Accept this referral`,
    lead: [say`Your team helps the person, and holds them.`],
    tells: 'person',
    button: say`Accept`,
  }),
  decline,
  question: ask,
  reconfirmation: reconfirm,
  offer,
  call: recordCall,
  receipt: recordReceipt,
  'waiting-list': waitlist,
  care: atOnce({
    move: 'start-care',
    path: 'care',
    title: say`Record that care has started`,
    lead: [say`How long the person has waited is counted up to today.`],
    tells: 'referrer',
    button: say`Care has started`,
  }),
  pause,
  resumption: atOnce({
    move: 'resume',
    path: 'resumption',
    title: say`End the pause`,
    lead: [say`It goes on where it stood, with the days that were left.`],
    button: say`End the pause`,
  }),
  appointment: bookAppointment,
  'appointment-confirmation': confirmAppointment,
  'appointment-outcome': recordAppointment,
  contact: recordContact,
  onward: passOn,
  'step-up': stepUp,
  'step-down': stepDown,
  'take-back': atOnce({
    move: 'take-back',
    path: 'take-back',
    title: say`Take back the request to take over`,
    lead: [say`The team that was asked reads no further. Everything goes on as it is.`],
    button: say`Take it back`,
  }),
  'alongside-offer': offerAlongside,
  worse: sayWorse,
  review: recordReview,
  death: recordDeath,
  'death-correction': correctDeath,
  'death-review': reviewDeath,
  'appointment-correction': correctAppointment,
  'contact-correction': correctContact,
  'acceptance-correction': correctAcceptance,
  closure: close,
  reopening: reopen,
  'finished-task': finishTask,
}));

export const isMovePath = (text: string): text is MovePath => Object.hasOwn(moves, text);
