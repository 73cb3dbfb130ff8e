import type {
  Closure,
  ClosureCase,
  ClosurePreview,
  ClosurePreviewCase,
  ClosureState,
} from '@waymark/contracts';
import { count, inLanguage, say } from '../../../language/say.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import { dayWords, momentWords } from '../../../layout/london-time.js';
import {
  caseStateWords,
  closureReasonWords,
  criteriaWords,
  doesWords,
  partWords,
} from '../../../layout/words/closure-words.js';
import { stateWords } from '../../../layout/words/placing-words.js';
import { NOBODY } from './closing.form.js';

const SECTION = (): string => say`Team settings`;
/** Beyond so many, single ones are chosen from fewer services: the page stays one that can be read. */
const MOST_WITH_ALL_CHOICES = 40;

const fieldOf = ({ referralId }: ClosurePreviewCase): string => `to-${referralId}`;

type Hidden = Readonly<Record<string, string>>;

/** Who is where, and what would be done with each. */
export function previewPage(preview: ClosurePreview, hidden: Hidden, change: string): object {
  const { total, cases, choices, successorName } = preview;
  const others =
    cases.length > MOST_WITH_ALL_CHOICES
      ? []
      : choices.map(({ serviceId, name }) => ({ value: serviceId, text: name }));
  return {
    title: say`Who is with you, and what would happen`,
    section: SECTION(),
    sentences: planSentences(preview),
    chosen: Object.fromEntries(cases.map((one): [string, string[]] => [fieldOf(one), []])),
    cases: cases.map((one) => ({
      ...caseView(one),
      field: fieldOf(one),
      options: [
        { value: 'as-the-others', text: successorName ?? say`The landing team`, selected: true },
        ...(successorName === undefined ? [] : [{ value: NOBODY, text: say`The landing team` }]),
        ...others.filter(({ value }) => value !== preview.successorId),
      ],
    })),
    more: total > cases.length ? total - cases.length : undefined,
    hidden,
    back: { href: change, text: say`Change it` },
  };
}

/** What is about to begin, before it does. */
export function confirmPage(preview: ClosurePreview, hidden: Hidden, change: string): object {
  const counted = [...Map.groupBy(preview.cases, ({ does }) => does)].map(([does, all]) => ({
    words: doesWords[does],
    people: String(all.length),
  }));
  // Only so many are looked at one by one: what is counted is never shown as if it were all.
  const others = preview.total - preview.cases.length;
  return {
    title: say`Confirm the closing`,
    section: SECTION(),
    sentences: planSentences(preview),
    counted:
      others > 0
        ? [
            ...counted,
            { words: say`Not listed, the same is done with them`, people: String(others) },
          ]
        : counted,
    hidden: { ...hidden, idempotencyKey: newIdempotencyKey() },
    back: { href: change, text: say`Change it` },
  };
}

export function planSentences({
  name,
  on,
  reason,
  successorName,
  total,
}: ClosurePreview): readonly string[] {
  return [
    say`${name} takes nobody from ${dayWords(on)}. ${closureReasonWords[reason]}.`,
    total === 0
      ? say`Nobody is with you now.`
      : say`You have a part in ${count(total, 'referral')}. Nobody is let go before a named person elsewhere has taken over, and every wait is counted on from its first day.`,
    successorName === undefined
      ? say`No service is named: the landing team finds a place for each.`
      : say`${successorName} is asked to go on.`,
  ];
}

function caseView(one: ClosurePreviewCase): object {
  return {
    reference: one.reference,
    href: `/worklist/${one.referralId}`,
    since: dayWords(one.firstReferredOn),
    where: `${partWords[one.part]}.${stateOf(one)}`,
    does: doesWords[one.does],
    notes: notesOf(one),
  };
}

/** What is offered says it already; what is closed to the reader says no more than that. */
function stateOf({ part, state, closed }: ClosurePreviewCase): string {
  if (closed === true) return say` Restricted: closed to you.`;
  return part === 'offered' ? '' : ` ${stateWords[state]}.`;
}

function notesOf(one: ClosurePreviewCase): readonly string[] {
  const { agreed, appointments, inFootprint, judged, successorId } = one;
  return [
    ...(appointments > 0
      ? [
          say`${count(appointments, 'appointment')} booked: the next team agrees what becomes of it.`,
        ]
      : []),
    ...(agreed === false
      ? [say`What the person has agreed to does not cover the next service.`]
      : []),
    ...(successorId !== undefined && inFootprint === false
      ? [say`Outside the published area of the next service: its team decides.`]
      : []),
    ...(judged === undefined ? [] : [say`Next service: ${criteriaWords[judged]}.`]),
  ];
}

const STATES: Readonly<Record<ClosureState, string>> = inLanguage(() => ({
  'under-way': say`Under way`,
  cancelled: say`Cancelled`,
  done: say`Done: nobody is with the service any more`,
}));

/** How far it has got, and what somebody has to do. */
export function progressPage(closure: Closure, today: string): object {
  const { state, on, total, failed, cases } = closure;
  return {
    title: say`Closing the service`,
    section: SECTION(),
    name: closure.name,
    state: STATES[state],
    sentences: state === 'cancelled' ? cancelledSentences(closure) : progressSentences(closure),
    failed: failed === 0 ? undefined : say`${count(failed, 'referral')} could not be moved.`,
    cases: cases.map(progressCase),
    more: total > cases.length ? total - cases.length : undefined,
    mayCancel: state === 'under-way' && today < on,
    back: { href: '/team', text: say`Team settings` },
  };
}

const begunBy = ({ startedByName, startedAt }: Closure): string =>
  say`Begun by ${startedByName}, ${momentWords(startedAt)}.`;

function progressSentences(closure: Closure): readonly string[] {
  const { name, on, reason, total, done, stillHere } = closure;
  return [
    say`${name} takes nobody from ${dayWords(on)}. ${closureReasonWords[reason]}. ${begunBy(closure)}`,
    total === 0
      ? say`Nobody was with the service.`
      : say`Asked so far: ${String(done)} of ${String(total)}.`,
    ...(stillHere === 0
      ? []
      : [
          say`${count(stillHere, 'referral')} ${stillHere === 1 ? 'is' : 'are'} still with you, until a named person elsewhere has taken over.`,
        ]),
  ];
}

/** Whoever was asked already is with the next service, or goes there. */
function cancelledSentences(closure: Closure): readonly string[] {
  const { name, on, total, done, stillHere } = closure;
  return [
    say`${name} stays open: it does not close on ${dayWords(on)}. ${begunBy(closure)}`,
    ...(total === 0 ? [] : [say`Asked before that: ${String(done)} of ${String(total)}.`]),
    ...(stillHere === 0
      ? []
      : [say`${count(stillHere, 'referral')} ${stillHere === 1 ? 'is' : 'are'} still with you.`]),
  ];
}

const progressCase = (one: ClosureCase): object => ({
  reference: one.reference,
  href: `/worklist/${one.referralId}`,
  state: caseStateWords[one.state],
  does: one.does === undefined ? undefined : doesWords[one.does],
  to: one.successorName ?? say`The landing team`,
  because: one.because,
  here: one.stillHere ? say`Still with you` : say`No longer with you`,
});
