import {
  DECLINE_REASONS,
  referralDeclined,
  referralOffered,
  referralStepped,
  type DeclineReason,
  type DestinationKind,
  type Holder,
} from '@waymark/contracts';
import { type Place, sentence, teamOf } from '@waymark/routing-order';
import { besideTask } from './beside-task.js';
import { chosenByAPerson } from './chosen-by-a-person.js';
import { oweFrom, say, withoutStep, type Draft, type Saying, type Told } from './change.js';
import { carriesOn } from './closing/carries-on.js';
import { goesOnAlongside, nowLeads } from './lead-and-alongside.js';
import { withoutAgain } from './declined-by.js';
import {
  heldPlace,
  isActive,
  type Alongside,
  type AlongsideState,
  type HandOverKind,
  type Placement,
} from './placement.js';

// A place that has her offers her to the next one and goes on with her until that one has taken hold.

export interface Offering {
  readonly to: Place;
  readonly how: HandOverKind;
  /** The team that lets go works alongside afterwards. */
  readonly goesOn: boolean;
  /** Who offers: the place that has her, or a landing team. */
  readonly by: string;
}

const SAYS: Readonly<Record<HandOverKind, string>> = {
  'pass-on': 'passes the person on to',
  'step-up': 'steps the person up to',
  'step-down': 'steps the person down to',
  'by-hand': 'offers the person to',
  moved: 'Asked to take over:',
  closing: 'closes and hands the person over to',
};

const WHAT: Partial<Record<HandOverKind, string>> = { 'by-hand': 'offer-to', moved: 'moved-on' };

/** Offers her to the next place. Nothing else moves: holder, next step and clocks go on. */
export function offerToTakeOver(before: Placement, offering: Offering, told: Told): Draft {
  const { to, how, goesOn, by } = offering;
  const from = heldPlace(before);
  const goes = from === undefined ? '' : `; ${from.name} goes on until they have taken over`;
  const because = sentence(`${by} ${SAYS[how]} ${to.name}${goes}.`);
  const asked: Alongside = {
    ...to,
    state: 'offered',
    because,
    nextStep: oweFrom(told, 'acknowledge', teamOf(to), because, before.deadline),
    takesOver: { how, goesOn, ...wasAlongside(before, to) },
  };
  const { serviceId, name: serviceName, pathway } = to;
  return {
    placement: {
      ...before,
      alongside: [...others(before, serviceId), asked],
      // Another place is found, so far.
      tasks: before.tasks.filter(({ purpose }) => purpose !== 'returned'),
    },
    says: [
      ...stepped(how, from?.serviceId, { toServiceId: serviceId }),
      say(referralOffered, { serviceId, serviceName, pathway, as: 'hand-over' }),
    ],
    what: WHAT[how] ?? how,
    because,
    considered: [chosenByAPerson(serviceId, because)],
    grants: [{ organisation: serviceId, as: 'offered' }],
  };
}

/** Where nobody answers in Waymark the team refers there itself, goes on, and records who took her. */
export function referOn(
  before: Placement,
  {
    kind,
    how,
    from,
    advice,
  }: {
    readonly kind: DestinationKind;
    readonly how: HandOverKind;
    readonly from: Place;
    readonly advice: string;
  },
  told: Told,
): Draft {
  const because = sentence(
    `${from.name} refers the person on outside Waymark, goes on until they are taken, and records who took them.`,
  );
  const { tasks, says } = besideTask(
    before,
    { purpose: 'refer-on', what: 'record-receipt' },
    { owner: teamOf(from), because, told },
  );
  return {
    placement: {
      ...before,
      tasks: [...before.tasks, ...tasks],
      advice: [{ kind, how: advice }, ...before.advice.filter((known) => known.kind !== kind)],
    },
    says: [...stepped(how, from.serviceId, { toKind: kind }), ...says],
    what: how,
    because,
  };
}

const stepped = (
  how: HandOverKind,
  fromServiceId: string | undefined,
  to: { readonly toServiceId: string } | { readonly toKind: DestinationKind },
): readonly Saying[] =>
  fromServiceId !== undefined && (how === 'step-up' || how === 'step-down')
    ? [
        say(referralStepped, {
          direction: how === 'step-up' ? 'up' : 'down',
          fromServiceId,
          ...to,
        }),
      ]
    : [];

const others = ({ alongside }: Placement, serviceId: string): readonly Alongside[] =>
  alongside.filter((one) => one.serviceId !== serviceId);

/** What it was doing alongside already is kept, to go on with it if nobody takes over. */
function wasAlongside(
  { alongside }: Placement,
  { serviceId }: Place,
): Pick<NonNullable<Alongside['takesOver']>, 'was'> {
  const known = alongside.find((one) => one.serviceId === serviceId && isActive(one));
  if (known?.nextStep === undefined) return {};
  return { was: { state: known.state, because: known.because, nextStep: known.nextStep } };
}

/** A named person at the next place takes hold: it leads, and the place that had her lets go. */
export function takeOver(
  before: Placement,
  at: Alongside,
  as: 'acknowledged' | 'accepted',
  told: Told,
): Draft {
  const from = heldPlace(before);
  const because = sentence(
    `${at.name} has taken over and holds the person from now on${from === undefined ? '' : `; ${from.name} has let go`}.`,
  );
  const carried = at.takesOver?.how === 'closing' ? carriesOn(before, at, as, told) : undefined;
  const { placement, says } = carried ?? nowLeads(before, asTaken(before, at, as, told), told);
  const goesOn = from !== undefined && at.takesOver?.goesOn === true;
  return {
    placement: {
      ...placement,
      because,
      alongside: goesOn
        ? [
            ...others(placement, from.serviceId),
            goesOnAlongside(before, from, told, `It goes on alongside ${at.name}.`),
          ]
        : placement.alongside,
      // What the place that let go was still looking for is found.
      tasks: placement.tasks.filter(({ purpose }) => purpose !== 'returned'),
    },
    says,
    what: as === 'accepted' ? 'accept' : 'acknowledge',
    because,
    grants: goesOn ? [{ organisation: from.serviceId, as: 'alongside' }] : [],
    ends: from === undefined || goesOn ? [] : [from.serviceId],
  };
}

// Where it worked with her already it goes on with that, as the lead.
function asTaken(
  { deadline }: Placement,
  { takesOver, ...at }: Alongside,
  as: 'acknowledged' | 'accepted',
  told: Told,
): Alongside {
  const was = takesOver?.was;
  if (was !== undefined && ORDER.indexOf(was.state) > ORDER.indexOf(as)) {
    return { ...at, state: was.state, nextStep: was.nextStep };
  }
  const what = as === 'accepted' ? 'start-care' : 'decide';
  const step = oweFrom(told, what, teamOf(at), at.because, deadline);
  return { ...at, state: as, nextStep: step };
}

const ORDER: readonly AlongsideState[] = ['offered', 'acknowledged', 'accepted', 'in-care'];

/** The next place cannot take her: nothing has moved, and the place that has her finds another. */
export function declineToTakeOver(
  before: Placement,
  at: Alongside,
  reason: DeclineReason,
  told: Told,
): Draft {
  const { serviceId, pathway, name } = at;
  const because = sentence(
    `Returned: ${name} cannot take over (${DECLINE_REASONS[reason].words.toLowerCase()}).`,
  );
  const owner = whoFindsAnother(at, before.holder, told);
  const { tasks, says } =
    owner === undefined
      ? { tasks: [], says: [] }
      : besideTask(before, { purpose: 'returned', what: 'find-a-place' }, { owner, because, told });
  return {
    placement: {
      ...notTakenOver(before, at, because),
      declinedBy: withoutAgain(before, at, reason),
      tasks: [...before.tasks, ...tasks],
    },
    says: [say(referralDeclined, { serviceId, pathway, reason, as: 'hand-over' }), ...says],
    what: 'decline',
    because,
    considered: [chosenByAPerson(serviceId, because, false)],
    grants:
      owner === told.landing
        ? [{ organisation: told.landing.organisation, as: 'landing-team' }]
        : [],
    ends: endedWith(at),
  };
}

/** Who has her knows the places of another area less than who coordinates there; a place that closes looks for none. */
export const whoFindsAnother = <Else extends Holder | undefined>(
  { takesOver }: Alongside,
  holder: Else,
  { landing }: Told,
): Holder | Else => (takesOver?.how === 'moved' || takesOver?.how === 'closing' ? landing : holder);

/** Nobody has taken over yet, and nobody shall: the place that has her goes on. */
export function takeBack(before: Placement, at: Alongside): Draft {
  const because = `${at.name} is not asked to take over any more.`;
  return {
    placement: notTakenOver(before, at, because),
    says: [],
    what: 'take-back',
    because,
    considered: [chosenByAPerson(at.serviceId, because, false)],
    ends: endedWith(at),
  };
}

/** Without the offer to take over; what the place did alongside before goes on. */
export function notTakenOver(
  before: Placement,
  { takesOver, ...at }: Alongside,
  because: string,
): Placement {
  const was = takesOver?.was;
  const after: Alongside =
    was === undefined ? { ...withoutStep(at), state: 'ended', because } : { ...at, ...was };
  return { ...before, alongside: [...others(before, at.serviceId), after] };
}

/** Who reads no further once nobody is asked to take over: whoever was not there before. */
export const endedWith = (asked: Alongside | undefined): readonly string[] =>
  asked === undefined || asked.takesOver?.was !== undefined ? [] : [asked.serviceId];
