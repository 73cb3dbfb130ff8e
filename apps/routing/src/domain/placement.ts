import type {
  Advice,
  ClosingOutcome,
  ContactWay,
  Day,
  Holder,
  MissingAnswer,
  MovedTo,
  NextStep,
  NextStepKind,
  NudgeReason,
  PauseReason,
  PlacementState,
  SafeContactReading,
  YesNoNotKnown,
} from '@waymark/contracts';
import type { Place } from '@waymark/routing-order';
import { isBooked, type Appointment } from './appointment.js';
import type { Owed, Task } from './owed.js';
import type { Changed } from './what-changed.js';

export type { Owed, Task } from './owed.js';

/** Where a question was asked from and goes back to; none where the line itself asked. */
export interface AskedFrom {
  readonly standing: Extract<
    Standing,
    { readonly is: 'offered' | 'acknowledged' | 'with-a-person' }
  >;
  readonly step: Owed;
  /** The clock stood still while the question was out. */
  readonly daysLeft: number;
}

/** A place has her and goes on with her. */
export type TakenStanding = Extract<
  Standing,
  { readonly is: 'acknowledged' | 'accepted' | 'waitlisted' | 'in-care' }
>;

/** Paused by the place that has her; `then` is where it goes on. */
export interface PausedStanding {
  readonly is: 'paused';
  readonly to: Place;
  readonly reason: PauseReason;
  /** The day on which somebody looks at it again. */
  readonly until: Day;
  /** Of the step that was interrupted. */
  readonly clock: 'stands-still' | 'runs';
  readonly then: {
    readonly standing: TakenStanding;
    readonly step: Owed;
    readonly daysLeft: number;
  };
}

/** Her death is recorded and looked after; `then` is where it goes on if that was a mistake. */
export interface DeathStanding {
  readonly is: 'death-recorded';
  readonly then: {
    readonly standing: Exclude<Standing, { readonly is: 'closed' | 'death-recorded' }>;
    readonly step: Owed;
    /** What was owed beside, and nobody does meanwhile; absent in what was recorded before it was kept. */
    readonly tasks?: readonly Task[];
  };
}

/** What stopped the person's one clock. A first contact or an assessment does not, and nothing alongside does. */
export interface FirstHelp {
  readonly on: Day;
  readonly by: 'care-started' | 'appointment-attended';
  /** Absent in what was recorded before it was kept. */
  readonly appointmentId?: string;
}

/** The last time that somebody of a service tried to reach the person. */
export interface ContactMade {
  readonly serviceId: string;
  readonly serviceName: string;
  readonly at: string;
  readonly way: ContactWay;
  readonly reached: boolean;
  readonly safeContact: SafeContactReading;
  /** What recording it has changed, in case that it was a mistake. */
  readonly changed: Changed;
}

/** The state of a referral in routing. */
export type Standing =
  | { readonly is: 'being-judged' }
  | { readonly is: 'offered'; readonly to: Place }
  | { readonly is: 'acknowledged'; readonly to: Place }
  | { readonly is: 'held'; readonly to: Place; readonly until: Day }
  | {
      readonly is: 'waiting-for-answer';
      readonly questionId: string;
      readonly asks: readonly MissingAnswer[];
      /** The organisation that asked; `waymark` where the line itself did. */
      readonly askedBy: string;
      readonly then?: AskedFrom;
    }
  | { readonly is: 'with-a-person'; readonly taskId: string }
  /** Whom to telephone was said; who took the call is not recorded yet. */
  | { readonly is: 'call-made'; readonly taskId: string }
  /** Another referral of the same person leads; whoever holds them there holds them here. */
  | {
      readonly is: 'goes-with';
      readonly referralId: string;
      readonly reference: string;
      /** A named person at the team that leads has read this one. */
      readonly isRead: boolean;
    }
  | {
      readonly is: 'accepted';
      readonly to: Place;
      /** When it was; absent where it is not taken back. */
      readonly at?: string;
      /** The decision that was owed until then. */
      readonly decide?: Owed;
    }
  | {
      readonly is: 'waitlisted';
      readonly to: Place;
      readonly since: Day;
      readonly expectedBy?: Day;
    }
  | { readonly is: 'in-care'; readonly to: Place; readonly since: Day }
  | PausedStanding
  | DeathStanding
  | {
      readonly is: 'closed';
      readonly outcome: ClosingOutcome;
      /** Absent where it was withdrawn: then it is not opened again. */
      readonly on?: Day;
      /** The place that had her. */
      readonly had?: Place;
      /** Of a death: what was owed at once, in case that it was a mistake. */
      readonly owed?: readonly Task[];
    };

export const ALONGSIDE_STATES = [
  'offered',
  'acknowledged',
  'accepted',
  'in-care',
  'declined',
  'ended',
] as const;
export type AlongsideState = (typeof ALONGSIDE_STATES)[number];

export type HandOverKind = 'pass-on' | 'step-up' | 'step-down' | 'by-hand' | 'moved' | 'closing';

/** It is asked to take over from the place that has her. */
export interface TakesOver {
  readonly how: HandOverKind;
  /** The team that lets go works alongside afterwards. */
  readonly goesOn: boolean;
  /** What it did alongside before it was asked, and goes on with if nobody takes over. */
  readonly was?: {
    readonly state: AlongsideState;
    readonly because: string;
    readonly nextStep: Owed;
  };
}

/** A parallel placement with its own clock. It never holds her before it has taken over. */
export interface Alongside extends Place {
  /** The service that closes, whose work alongside it goes on with once a person here has acknowledged. */
  readonly replaces?: string;
  readonly state: AlongsideState;
  readonly because: string;
  /** Absent once declined or ended. */
  readonly nextStep?: Owed;
  readonly takesOver?: TakesOver;
}

/** An operator asked a team to look at a step that it owed and that was late; of each team the last time. */
export interface NudgeMade {
  readonly organisation: string;
  readonly at: string;
  readonly reason: NudgeReason;
  /** Which step, and when it was due. */
  readonly step: string;
  readonly dueAt: string;
}

/** When the clock of a step next has something to say that it has not said. */
export function nextClockOf({
  soonAt,
  soonSaid,
  dueAt,
  breachSaid,
  againAt,
}: Owed): string | undefined {
  if (!soonSaid) return soonAt;
  return breachSaid ? undefined : (againAt ?? dueAt);
}

/** Looked into by the team that owes it and by nobody else: the holder's own clock runs beside. */
export const STAYS_WITH_ITS_TEAM: readonly NextStepKind[] = ['review-plan', 'end-plan'];

/** Names a step among those of one placement. */
export const keyOf = ({ what, owner }: NextStep): string => `${what} ${owner}`;

/** Routing's record of one referral: who holds her, who owes what, by when, and why. */
export interface Placement {
  readonly referralId: string;
  readonly reference: string;
  readonly version: number;
  readonly factsVersion: number;
  readonly firstReferredOn: Day;
  readonly receivedAt: string;
  readonly urgent: boolean;
  /** Her sending team; for a self-referral, the landing team. */
  readonly home: Holder;
  readonly selfReferral: boolean;
  /** The coordination organisation intake named; who answers for it is looked up on the day. */
  readonly landingTeam: string;
  readonly standing: Standing;
  /** Exactly one until closed. */
  readonly holder?: Holder;
  /** Exactly one until closed. */
  readonly nextStep?: Owed;
  readonly because: string;
  readonly advice: readonly Advice[];
  readonly alongside: readonly Alongside[];
  /** Open ones only. */
  readonly tasks: readonly Task[];
  /** The earliest booked first; older recorded ones are in the history only. */
  readonly appointments: readonly Appointment[];
  readonly declinedBy: readonly string[];
  readonly asked: readonly string[];
  readonly callRecorded: boolean;
  /** Pathway and reason of every unmet need recorded, so that none is counted twice. */
  readonly unmet: readonly string[];
  readonly clinicalRisk: boolean;
  /** A baby has died: loss comes first, and no message goes to her. */
  readonly bereaved?: true;
  /** The person has moved, and what follows is not decided yet. */
  readonly moved?: MovedTo;
  /** A clinical date that outranks the usual time. */
  readonly deadline?: Day;
  /** Other referrals of the same person are known; read with the lock, not kept. */
  readonly linked?: boolean;
  /** As it was said last; absent where the referral was sent before that was told. */
  readonly interpreterNeeded?: YesNoNotKnown;
  readonly nudges?: readonly NudgeMade[];
  /** Her one clock stopped; absent while it runs. */
  readonly firstHelp?: FirstHelp;
  /** All that was first help or would have been, in the order it was recorded. */
  readonly helped?: readonly FirstHelp[];
  /** Of each service the last. */
  readonly contacts?: readonly ContactMade[];
}

/** Every step that somebody owes. */
export const stepsOf = ({ nextStep, alongside, tasks }: Placement): readonly Owed[] => [
  ...(nextStep === undefined ? [] : [nextStep]),
  ...alongside.flatMap((parallel) => parallel.nextStep ?? []),
  ...tasks.map(({ step }) => step),
];

export const stateOf = ({ standing }: Placement): PlacementState => standing.is;

/** The service she is offered to, held for or with. */
export function placeOf({ standing }: Pick<Placement, 'standing'>): Place | undefined {
  if ('to' in standing) return standing.to;
  if (standing.is === 'death-recorded') return placeOf(standing.then);
  if (standing.is !== 'waiting-for-answer' || standing.then === undefined) return undefined;
  return placeOf(standing.then);
}

const TAKEN: readonly PlacementState[] = ['acknowledged', 'accepted', 'waitlisted', 'in-care'];

export const isTaken = (standing: Standing): standing is TakenStanding =>
  TAKEN.includes(standing.is);

/** The place that has her, working or paused. */
export const takenBy = ({ standing }: Pick<Placement, 'standing'>): Place | undefined =>
  isTaken(standing) || standing.is === 'paused' ? standing.to : undefined;

/** The place that has her, also while the referrer is asked something. */
export function heldPlace(placement: Pick<Placement, 'standing'>): Place | undefined {
  const { standing } = placement;
  if (standing.is === 'death-recorded') return heldPlace(standing.then);
  if (standing.is !== 'waiting-for-answer') return takenBy(placement);
  return standing.then?.standing.is === 'acknowledged' ? standing.then.standing.to : undefined;
}

/** The one place that is asked to take over. */
export const handOverOf = ({ alongside }: Pick<Placement, 'alongside'>): Alongside | undefined =>
  alongside.find((one) => one.takesOver !== undefined && isActive(one));

export const isOpen = ({ standing }: Placement): boolean => standing.is !== 'closed';

export const isActive = ({ state }: Alongside): boolean =>
  state !== 'declined' && state !== 'ended';

/** What is broken of the promise that nobody falls between two places; empty when it is kept. */
export function brokenPromises(placement: Placement): readonly string[] {
  const promises = isOpen(placement) ? openPromises(placement) : closedPromises(placement);
  return promises.filter(([isKept]) => !isKept).map(([, broken]) => broken);
}

type Promised = readonly [isKept: boolean, broken: string];

function openPromises(placement: Placement): readonly Promised[] {
  const { holder, nextStep, clinicalRisk, alongside } = placement;
  const taken = takenBy(placement);
  return [
    [holder !== undefined, 'nobody holds the person'],
    [nextStep !== undefined, 'nobody owes a next step'],
    [!clinicalRisk || holder?.kind !== 'link-work', 'link work holds clinical risk'],
    [
      taken === undefined || holder?.organisation === taken.serviceId,
      'taken by one, held by another',
    ],
    [
      alongside.every((one) => isActive(one) === (one.nextStep !== undefined)),
      'a parallel placement goes on without a step, or owes one although it has ended',
    ],
    [handOversAreFair(placement), 'asked to take over where nobody has her, twice, or with a risk'],
    [appointmentsHaveTasks(placement), 'an appointment that nobody owes, or a task without one'],
  ];
}

function handOversAreFair(placement: Placement): boolean {
  const { alongside, clinicalRisk } = placement;
  const asked = alongside.filter((one) => one.takesOver !== undefined && isActive(one));
  const from = heldPlace(placement);
  return (
    asked.length === 0 ||
    (asked.length === 1 &&
      from !== undefined &&
      asked.every(
        ({ serviceId, kind }) =>
          serviceId !== from.serviceId && !(clinicalRisk && kind === 'link-work'),
      ))
  );
}

function appointmentsHaveTasks({ appointments, tasks }: Placement): boolean {
  const booked = appointments.filter(isBooked).map(({ appointmentId }) => appointmentId);
  const owed = tasks.filter(({ purpose }) => purpose === 'appointment').map(({ taskId }) => taskId);
  return booked.length === owed.length && booked.every((id) => owed.includes(id));
}

const closedPromises = ({
  holder,
  nextStep,
  alongside,
  tasks,
  appointments,
}: Placement): readonly Promised[] => [
  [holder === undefined, 'closed, and somebody holds the person'],
  [nextStep === undefined, 'closed, and somebody owes a step'],
  [!alongside.some(isActive), 'closed, and a parallel placement goes on'],
  [tasks.length === 0, 'closed, and a task is open'],
  [!appointments.some(isBooked), 'closed, and an appointment is booked'],
];
