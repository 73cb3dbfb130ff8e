import {
  clockBreached,
  clockDueSoon,
  taskOpened,
  type Holder,
  type NextStepKind,
} from '@waymark/contracts';
import { sentence } from '@waymark/routing-order';
import { oweFrom, say, stepOf, type Draft, type Saying, type Told } from './change.js';
import {
  STAYS_WITH_ITS_TEAM,
  isActive,
  isOpen,
  keyOf,
  type Owed,
  type Placement,
  type Task,
} from './placement.js';
import { momentInWords, stepInWords } from './words.js';

/** What a coordinator is asked to do about a step that is overdue; anything else is finding a place. */
const ESCALATES_AS: Partial<Record<NextStepKind, NextStepKind>> = {
  judge: 'judge',
  'record-call': 'record-call',
  reconfirm: 'reconfirm',
  'ask-her': 'ask-her',
  'contact-by-another-way': 'contact-by-another-way',
  'mend-failed-event': 'mend-failed-event',
  'start-care': 'look-into',
  'review-wait': 'look-into',
  'review-pause': 'look-into',
  'review-care': 'look-into',
  'record-appointment': 'look-into',
  'arrange-interpreter': 'look-into',
  'book-appointment': 'look-into',
  'look-into': 'look-into',
  'read-linked': 'read-linked',
  'agree-lead': 'agree-lead',
  'review-worse': 'review-worse',
  'review-death': 'look-into',
  'review-move': 'look-into',
};

/** What the clocks say now, once each: a reminder before, then who is overdue and who looks into it. */
export function clocksSay(before: Placement, told: Told): Draft | undefined {
  if (!isOpen(before)) return undefined;
  const says: Saying[] = [];
  const opened: Task[] = [];
  const late: Owed[] = [];
  const soon: Owed[] = [];
  const heard = (step: Owed, of?: Task): Owed => {
    const beside = step === before.nextStep ? {} : { beside: stepOf(step) };
    if (isPast(step.againAt ?? step.dueAt, told.now) && !step.breachSaid) {
      says.push(say(clockBreached, beside));
      late.push(step);
      const task = escalation(step, told, of);
      if (task !== undefined) opened.push(task);
      return { ...step, soonSaid: true, breachSaid: true };
    }
    if (isPast(step.soonAt, told.now) && !step.soonSaid) {
      says.push(say(clockDueSoon, beside));
      soon.push(step);
      return { ...step, soonSaid: true };
    }
    return step;
  };
  const { nextStep } = before;
  const placement: Placement = {
    ...before,
    ...(nextStep !== undefined && { nextStep: heard(nextStep) }),
    alongside: before.alongside.map((parallel) =>
      isActive(parallel) && parallel.nextStep !== undefined
        ? { ...parallel, nextStep: heard(parallel.nextStep) }
        : parallel,
    ),
    tasks: before.tasks.map((task) => ({ ...task, step: heard(task.step, task) })),
  };
  if (says.length === 0) return undefined;
  return {
    placement: { ...placement, tasks: [...placement.tasks, ...opened] },
    says: [...says, ...opened.map(sayOpened)],
    what: late.length > 0 ? 'overdue' : 'due-soon',
    because: sentence(wordsOf({ late: late[0], soon: soon[0] }, before)),
    grants: opened.map(({ step }) => ({ organisation: step.owner, as: 'landing-team' })),
  };
}

const isPast = (instant: string, now: Date): boolean => Date.parse(instant) <= now.getTime();

const sayOpened = ({ taskId, step }: Task): Saying =>
  say(taskOpened, { taskId, what: step.what, beside: stepOf(step) });

// A landing team that is late itself is looked after by the national desk; the desk's own is only said.
function escalation(step: Owed, told: Told, of?: Task): Task | undefined {
  const to = nextUp(step.owner, told.landing, told.national);
  if (to === undefined || STAYS_WITH_ITS_TEAM.includes(step.what)) return undefined;
  const what = ESCALATES_AS[step.what] ?? 'find-a-place';
  const because = sentence(
    `${step.ownerName} was to ${stepInWords[step.what]} by ${momentInWords(step.dueAt)}, and has not.`,
  );
  return {
    taskId: told.newId(),
    purpose: of?.purpose === 'call' ? 'call' : 'overdue',
    step: oweFrom(told, what, to, because),
    about: keyOf(step),
  };
}

function nextUp(owner: string, landing: Holder, national: Holder): Holder | undefined {
  if (owner === national.organisation) return undefined;
  return owner.startsWith('landing-') ? national : landing;
}

function wordsOf(
  { late, soon }: { readonly late: Owed | undefined; readonly soon: Owed | undefined },
  { holder }: Placement,
): string {
  const held = holder === undefined ? '' : ` ${holder.name} goes on holding the person.`;
  if (late !== undefined) {
    return `A step is overdue: ${late.ownerName} was to ${stepInWords[late.what]}.${held}`;
  }
  const what = soon === undefined ? 'take a step' : stepInWords[soon.what];
  return `A step is due soon: ${soon?.ownerName ?? 'somebody'} is to ${what}.${held}`;
}
