import {
  referralHeld,
  referralRedirected,
  type ClosureDoes,
  type ClosurePart,
} from '@waymark/contracts';
import { type Place, sentence, teamOf } from '@waymark/routing-order';
import { endAlongside } from '../alongside-moves.js';
import { besideTask } from '../beside-task.js';
import { oweFrom, owe, say, type Draft, type Told } from '../change.js';
import { chosenByAPerson } from '../chosen-by-a-person.js';
import { dueAfterPause, workingDaysLeft } from '../clock.js';
import { asLead, endOfTask, offered, sayAlongside, withTask } from '../follow.js';
import { endedWith, notTakenOver, offerToTakeOver } from '../hand-over-moves.js';
import type { Offerable } from '../move-request.js';
import {
  handOverOf,
  heldPlace,
  isActive,
  placeOf,
  type Alongside,
  type Placement,
} from '../placement.js';
import { riskRefused } from '../refusal.js';
import { saysWhy, type Closing } from './closing.js';
import { partOf } from './part-of.js';

// One referral of the caseload of a service that closes. Nobody lets go before a named person elsewhere has taken hold.

/** What is done with it; without a draft there is nothing new to do now. */
export interface CaseMoved {
  readonly part: ClosurePart;
  readonly does: ClosureDoes;
  readonly because: string;
  readonly draft?: Draft;
}

export interface CaseMove {
  readonly closing: Closing;
  /** Who is asked, and whether they may be; undefined: nobody, the landing team finds a place. */
  readonly successor: Offerable | undefined;
  /** She has been asked before whether she agrees. */
  readonly asked: boolean;
}

type Rule = (before: Placement, move: CaseMove, told: Told) => Omit<CaseMoved, 'part'>;

/** Undefined where the service has no part in what happens with her. */
export function moveCase(before: Placement, move: CaseMove, told: Told): CaseMoved | undefined {
  const part = partOf(before, move.closing.serviceId);
  return part === undefined ? undefined : { part, ...RULES[part](before, move, told) };
}

const RULES: Readonly<Record<ClosurePart, Rule>> = {
  holds,
  offered: offer,
  'asked-to-take-over': takeOverInstead,
  'held-for': heldFor,
  alongside: goOnAlongside,
  sent: landing,
  'owes-a-task': landing,
};

function holds(before: Placement, move: CaseMove, told: Told): Omit<CaseMoved, 'part'> {
  const { closing } = move;
  const asked = handOverOf(before);
  if (asked !== undefined) {
    return { does: 'on-its-way', because: `${asked.name} is asked to take over already.` };
  }
  const to = successorFor(before, move);
  if (to === undefined || before.standing.is === 'death-recorded') {
    return notToSuccessor(before, move, told);
  }
  const offering = { to, how: 'closing', goesOn: false, by: closing.name } as const;
  const draft = offerToTakeOver(before, offering, told);
  const because = sentence(
    `${saysWhy(closing)}, and ${to.name} is asked to go on with the person as things stand, by the same days; ${closing.name} goes on until a named person there has taken over. The wait is counted on from the first day.`,
  );
  return { does: 'hand-over', because, draft: { ...draft, because } };
}

/** Nobody there has received her yet: the offer goes to the successor, with the days that are left. */
function offer(before: Placement, move: CaseMove, told: Told): Omit<CaseMoved, 'part'> {
  const { closing } = move;
  const { standing, nextStep } = before;
  if (standing.is === 'death-recorded') return landing(before, move, told);
  const to = successorFor(before, move);
  const leaves = [
    say(referralRedirected, { fromServiceId: closing.serviceId }),
    ...endOfTask(before),
  ];
  const ends = [closing.serviceId];
  if (to === undefined) return lookForAPlace(before, move, told);
  const because = sentence(`${saysWhy(closing)}: ${to.name} is offered the person instead.`);
  const left =
    standing.is === 'offered' && nextStep !== undefined
      ? workingDaysLeft(told.now, new Date(nextStep.dueAt))
      : 1;
  const step = owe('acknowledge', teamOf(to), because, dueAfterPause(left, told.now));
  const lead = offered(to, step);
  return {
    does: 'offer',
    because,
    draft: {
      placement: {
        ...before,
        standing: lead.standing,
        nextStep: step,
        because,
        alongside: asLead(before.alongside, lead.standing),
      },
      says: [...leaves, lead.saying],
      what: 'closing',
      because,
      considered: [chosenByAPerson(to.serviceId, because)],
      grants: lead.grants,
      ends,
    },
  };
}

function lookForAPlace(before: Placement, move: CaseMove, told: Told): Omit<CaseMoved, 'part'> {
  const { closing } = move;
  const because = whyNoSuccessor(before, move, `${told.landing.name} finds a place`);
  const step = oweFrom(told, 'find-a-place', told.landing, because, before.deadline);
  const lead = withTask('with-a-person', step, told);
  const ask = isNotAgreed(move) ? askHer(before, move, told) : { tasks: [], says: [] };
  return {
    does: isNotAgreed(move) ? 'ask-her' : 'landing-team',
    because,
    draft: {
      placement: {
        ...before,
        standing: lead.standing,
        nextStep: step,
        because,
        tasks: [...before.tasks, ...ask.tasks],
      },
      says: [
        say(referralRedirected, { fromServiceId: closing.serviceId }),
        lead.saying,
        ...ask.says,
      ],
      what: 'closing',
      because,
      grants: [{ organisation: told.landing.organisation, as: 'landing-team' }],
      ends: [closing.serviceId],
    },
  };
}

/** Another place has her and has asked the service to take over: the successor is asked in its place. */
function takeOverInstead(before: Placement, move: CaseMove, told: Told): Omit<CaseMoved, 'part'> {
  const { closing } = move;
  const asked = handOverOf(before);
  const holder = heldPlace(before);
  if (asked === undefined) return landing(before, move, told);
  const because = sentence(`${saysWhy(closing)} and cannot take over.`);
  const alone = notTakenOver(before, asked, because);
  const ends = endedWith(asked);
  const to = successorFor(before, move);
  if (to !== undefined && to.serviceId !== holder?.serviceId) {
    const { how, goesOn } = asked.takesOver ?? { how: 'by-hand', goesOn: false };
    const by = holder?.name ?? closing.name;
    const again = offerToTakeOver(alone, { to, how, goesOn, by }, told);
    const words = sentence(`${because} ${again.because}`);
    const draft = {
      ...again,
      what: 'closing',
      because: words,
      ends: [...ends, ...(again.ends ?? [])],
    };
    return { does: 'take-over-instead', because: words, draft };
  }
  const owner = before.holder ?? before.home;
  const task = { purpose: 'returned', what: 'find-a-place' } as const;
  const returned = sentence(`Returned: ${because} ${owner.name} finds another place.`);
  const { tasks, says } = besideTask(before, task, { owner, because: returned, told });
  return {
    does: 'returned',
    because: returned,
    draft: {
      placement: { ...alone, tasks: [...alone.tasks, ...tasks] },
      says,
      what: 'closing',
      because: returned,
      considered: [chosenByAPerson(asked.serviceId, returned, false)],
      ends,
    },
  };
}

/** She waits for a day; where she goes then is decided anew on it, by what is open then. */
function heldFor(before: Placement, move: CaseMove, told: Told): Omit<CaseMoved, 'part'> {
  const { standing } = before;
  const to = successorFor(before, move);
  if (standing.is !== 'held' || to === undefined) return notToSuccessor(before, move, told);
  const { until } = standing;
  const because = sentence(
    `${saysWhy(move.closing)}: the person is held for ${to.name} instead, until the same day.`,
  );
  return {
    does: 'held-for-successor',
    because,
    draft: {
      placement: { ...before, standing: { is: 'held', to, until }, because },
      says: [say(referralHeld, { serviceId: to.serviceId, pathway: to.pathway, until })],
      what: 'closing',
      because,
      considered: [chosenByAPerson(to.serviceId, because)],
    },
  };
}

/** Work alongside moves apart from the lead, and neither lets go before the other has it. */
function goOnAlongside(before: Placement, move: CaseMove, told: Told): Omit<CaseMoved, 'part'> {
  const { closing } = move;
  const here = before.alongside.find((one) => one.serviceId === closing.serviceId && isActive(one));
  const successor = agreedPlace(move.successor);
  if (here === undefined || successor === undefined) return notToSuccessor(before, move, told);
  if (worksThere(before, successor)) {
    const because = `${saysWhy(closing)}; ${successor.name} works with the person already.`;
    const draft = { ...endAlongside(before, here), what: 'closing', because };
    return { does: 'works-there-already', because, draft };
  }
  const replacing = before.alongside.find((one) => one.replaces === closing.serviceId);
  if (replacing !== undefined && isActive(replacing)) {
    return { does: 'on-its-way', because: `${replacing.name} is asked already.` };
  }
  const because = sentence(
    `${saysWhy(closing)}, and ${successor.name} is asked to go on alongside; ${closing.name} goes on until a named person there has acknowledged.`,
  );
  const asked: Alongside = {
    ...successor,
    state: 'offered',
    because,
    replaces: closing.serviceId,
    nextStep: oweFrom(told, 'acknowledge', teamOf(successor), because),
  };
  return {
    does: 'alongside',
    because,
    draft: {
      placement: {
        ...before,
        alongside: [
          ...before.alongside.filter(({ serviceId }) => serviceId !== successor.serviceId),
          asked,
        ],
      },
      says: [sayAlongside(asked)],
      what: 'closing',
      because,
      considered: [chosenByAPerson(successor.serviceId, because)],
      grants: [{ organisation: successor.serviceId, as: 'alongside' }],
    },
  };
}

const worksThere = (before: Placement, { serviceId }: Place): boolean =>
  placeOf(before)?.serviceId === serviceId ||
  before.alongside.some((one) => one.serviceId === serviceId && isActive(one));

/** Asked first, once; after that the landing team finds a place she agrees to. */
function notToSuccessor(before: Placement, move: CaseMove, told: Told): Omit<CaseMoved, 'part'> {
  if (!isNotAgreed(move)) return landing(before, move, told);
  const isOut = before.tasks.some(({ purpose }) => purpose === 'consent');
  if (move.asked && !isOut) return landing(before, move, told);
  const because = whyNoSuccessor(before, move, 'the person is asked first');
  const { tasks, says } = askHer(before, move, told);
  if (tasks.length === 0) return { does: 'ask-her', because };
  return {
    does: 'ask-her',
    because,
    draft: {
      placement: { ...before, tasks: [...before.tasks, ...tasks] },
      says,
      what: 'closing',
      because,
    },
  };
}

function askHer(before: Placement, move: CaseMove, told: Told) {
  const because = whyNoSuccessor(before, move, 'ask the person');
  const owner = before.holder ?? before.home;
  return besideTask(before, { purpose: 'consent', what: 'ask-her' }, { owner, because, told });
}

function landing(before: Placement, move: CaseMove, told: Told): Omit<CaseMoved, 'part'> {
  const because = whyNoSuccessor(before, move, `${told.landing.name} finds a place`);
  const draft = landingLooks(before, move.closing, because, told);
  return { does: 'landing-team', because, ...(draft !== undefined && { draft }) };
}

/** A task of the landing team, once; whoever holds her goes on holding her. */
function landingLooks(
  before: Placement,
  { serviceId }: Closing,
  because: string,
  told: Told,
): Draft | undefined {
  if (before.tasks.some(({ purpose, of }) => purpose === 'closing' && of === serviceId)) {
    return undefined;
  }
  const known = { owner: told.landing, because, told };
  const { tasks, says } = besideTask(before, { purpose: 'closing', what: 'find-a-place' }, known);
  if (tasks.length === 0) return undefined;
  return {
    placement: {
      ...before,
      tasks: [...before.tasks, ...tasks.map((task) => ({ ...task, of: serviceId }))],
    },
    says,
    what: 'closing',
    because,
    grants: [{ organisation: told.landing.organisation, as: 'landing-team' }],
  };
}

/** The day has come and she is still there: the landing team is asked, once at a time. */
export function stillThere(before: Placement, closing: Closing, told: Told): Draft | undefined {
  const part = partOf(before, closing.serviceId);
  // Where she goes on the day she is held for is decided on it.
  if (part === undefined || part === 'held-for') return undefined;
  const because = sentence(
    `${saysWhy(closing)}, and the person is still with it (${STILL[part]}): ${told.landing.name} sees that a named person takes over.`,
  );
  return landingLooks(before, closing, because, told);
}

const STILL: Readonly<Record<ClosurePart, string>> = {
  holds: 'it holds them',
  offered: 'they are offered to it',
  'asked-to-take-over': 'it is asked to take over',
  'held-for': 'they are held for it',
  alongside: 'it works alongside',
  sent: 'it sent them, and is responsible until a place has them',
  'owes-a-task': 'it owes a task',
};

const isNotAgreed = ({ successor }: CaseMove): boolean =>
  successor !== undefined && 'refused' in successor && successor.refused === 'not-agreed';

const agreedPlace = (successor: Offerable | undefined): Place | undefined =>
  successor === undefined || 'refused' in successor ? undefined : successor.place;

/** The successor, where it may lead: joined, open, agreed to, not where she is already, and no link work with a risk. */
function successorFor(before: Placement, { successor }: CaseMove): Place | undefined {
  const place = agreedPlace(successor);
  return place === undefined || riskRefused(before, place) !== undefined ? undefined : place;
}

function whyNoSuccessor(before: Placement, { closing, successor }: CaseMove, then: string): string {
  return sentence(`${saysWhy(closing)}, ${WHY[reasonOf(before, successor)]}: ${then}.`);
}

function reasonOf(before: Placement, successor: Offerable | undefined): keyof typeof WHY {
  if (successor === undefined) return 'none';
  if ('refused' in successor) return successor.refused;
  return before.standing.is === 'death-recorded' ? 'died' : 'risk';
}

const WHY = {
  none: 'and no successor is named',
  'not-open': 'and the successor takes nobody now',
  'not-joined': 'and nobody at the successor answers in Waymark',
  'not-agreed': 'and what the person has agreed to does not cover the successor',
  risk: 'and link work never holds a clinical risk',
  died: 'and a death is recorded',
} as const;
