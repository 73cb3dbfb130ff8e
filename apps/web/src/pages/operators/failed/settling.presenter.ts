import { referralReceived } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart } from '../../../layout/form/question.js';
import { checkPage, type CheckPage } from '../../../layout/actions/check-page.js';
import { reasonQuestion } from '../../../layout/actions/reason.js';
import { rowsOf, trialWords, type EventKnown } from './event.presenter.js';
import { pathOf, typeWords } from './failed.presenter.js';

interface Shown {
  readonly answers: FormAnswers;
  readonly problems: readonly FormProblem[];
}

const NOTHING: Shown = { answers: {}, problems: [] };

const scopeOf = (known: EventKnown, now: Date): CheckPage['scope'] => [
  { key: say`Event`, value: typeWords(known.event), href: hereOf(known) },
  ...rowsOf(known, now).slice(0, 5),
];

const hereOf = ({ service, event }: EventKnown): string => pathOf.event(service, event.id);

const leave = (known: EventKnown): CheckPage['back'] => ({
  href: hereOf(known),
  text: say`The event`,
});

const ALREADY = (): string => say`Somebody has dealt with it already: there is nothing left to do.`;

/** One event is handed to the service once more. */
export function replayPage(known: EventKnown, now: Date, shown = NOTHING): CheckPage {
  const waits = known.event.state === 'waiting';
  return checkPage(
    {
      title: say`Replay this event`,
      scope: scopeOf(known, now),
      effects: waits ? [trialWords(known.trial)] : [ALREADY()],
      ...(waits &&
        known.trial?.wouldSucceed === false && {
          warning: say`As things stand it would fail again and stay where it is. Mend what is wrong first.`,
        }),
      questions: [reasonQuestion],
      ...(waits && { button: say`Replay this event` }),
      back: leave(known),
    },
    shown.answers,
    shown.problems,
  );
}

const noSuchReferral: FormPart = inLanguage(() => ({
  kind: 'checkboxes',
  name: 'noSuchReferral',
  label: say`Has intake no such referral?`,
  hint: say`This event begins a referral: without it the referral would be missing here, with nobody who holds the person.`,
  options: [{ value: 'true', text: say`I have asked intake: it has no such referral` }],
}));

const beginsAReferral = ({ event }: EventKnown): boolean => event.type === referralReceived.type;

export const discardQuestions = (known: EventKnown): readonly FormPart[] =>
  beginsAReferral(known) ? [noSuchReferral, reasonQuestion] : [reasonQuestion];

/** One event is never applied. */
export function discardPage(known: EventKnown, now: Date, shown = NOTHING): CheckPage {
  const waits = known.event.state === 'waiting';
  const isForSeniors = beginsAReferral(known) && !known.mayCopy;
  return checkPage(
    {
      title: say`Discard this event`,
      scope: scopeOf(known, now),
      effects: waits
        ? [
            say`What it says is never applied in ${known.service}. What waits behind it goes on as if it had been.`,
            say`Whoever holds the person gets a task: look at the referral as a whole, because this is missing there.`,
          ]
        : [ALREADY()],
      ...(waits && {
        warning: isForSeniors
          ? say`This event begins a referral. A senior operator discards it, once intake has said that it has no such referral.`
          : say`This cannot be taken back. If the event can be mended or replayed, do that instead.`,
      }),
      questions: isForSeniors ? [] : discardQuestions(known),
      ...(waits && !isForSeniors && { button: say`Discard this event`, isFinal: true }),
      back: leave(known),
    },
    shown.answers,
    shown.problems,
  );
}
