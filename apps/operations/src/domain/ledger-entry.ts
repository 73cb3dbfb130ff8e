import {
  PlacementChange,
  ReferralResumedData,
  ReferralWithdrawnData,
  type ReferralReceivedData,
  type Holder,
  type NextStep,
  type TakenState,
  type WaymarkEvent,
} from '@waymark/contracts';

/** What an event changes in the ledger; absent fields stay as they are. */
export interface LedgerChange {
  readonly state?: LedgerState;
  /** True ends it; false, once it is reopened, goes on. */
  readonly closed?: boolean;
  /** Version of routing's record after the change; for earlier versions, which look at it. */
  readonly placementVersion?: number;
  readonly holder?: Holder;
  readonly nextStep?: NextStep;
}

/** Where a referral is after an event; types left out change nobody's place. */
const STATE_AFTER = {
  'referral.assessed.v1': 'judged',
  'referral.offered.v1': 'offered',
  'referral.acknowledged.v1': 'acknowledged',
  'referral.goes-with.v1': 'goes-with',
  'referral.parted.v1': 'judged',
  'referral.held.v1': 'held',
  'referral.released.v1': 'released',
  'referral.accepted.v1': 'accepted',
  'referral.waitlisted.v1': 'waitlisted',
  'referral.paused.v1': 'paused',
  'referral.care-started.v1': 'in-care',
  'referral.declined.v1': 'declined',
  'referral.redirected.v1': 'redirected',
  'referral.question-asked.v1': 'waiting-for-answer',
  'referral.question-answered.v1': 'answered',
  'referral.withdrawn.v1': 'withdrawn',
  'referral.closed.v1': 'closed',
  'referral.reopened.v1': 'judged',
} as const;

/** Where a referral can be, as the ledger says it. */
export type LedgerState =
  'received' | 'with-a-person' | TakenState | (typeof STATE_AFTER)[keyof typeof STATE_AFTER];

/** States that a task of the sending or landing team makes visible in the ledger. */
const TASK_STATES: ReadonlySet<LedgerState> = new Set([
  'judged',
  'declined',
  'redirected',
  'answered',
]);

export interface FirstEntry {
  readonly reference: string;
  readonly receivedAt: string;
  readonly holder: Holder;
}

/** How the ledger opens a referral: held by the team that sent it until routing speaks. */
export const firstEntry = (data: ReferralReceivedData): FirstEntry => ({
  reference: data.reference,
  receivedAt: data.receivedAt,
  holder: {
    organisation: data.sender.organisation === 'self' ? data.landingTeam : data.sender.organisation,
    kind: data.sender.organisation === 'self' ? 'landing-team' : 'sending-team',
    name: data.sender.organisation === 'self' ? 'Landing team' : data.sender.name,
  },
});

export function changeOf(event: WaymarkEvent, now: LedgerState | undefined): LedgerChange {
  const { data, type } = event;
  const state = isBeside(data) ? undefined : stateAfter(event, now);
  if (!(data instanceof PlacementChange)) return { ...(state !== undefined && { state }) };
  return {
    ...(state !== undefined && { state }),
    placementVersion: data.version,
    ...(type === 'referral.closed.v1' && { closed: true }),
    ...(type === 'referral.reopened.v1' && { closed: false }),
    ...(data.holder !== undefined && { holder: data.holder }),
    ...(data.nextStep !== undefined && { nextStep: data.nextStep }),
  };
}

// What happens beside the placement that holds her does not move her.
const isBeside = (data: object): boolean =>
  'as' in data && data.as !== undefined && data.as !== 'lead';

function stateAfter(
  { type, data }: WaymarkEvent,
  now: LedgerState | undefined,
): LedgerState | undefined {
  if (data instanceof ReferralResumedData) return data.backTo;
  // A death is looked after first: routing says when it has ended.
  if (data instanceof ReferralWithdrawnData && data.reason === 'died') return undefined;
  if (type === 'task.opened.v1') {
    return now === undefined || TASK_STATES.has(now) ? 'with-a-person' : undefined;
  }
  return movesIt(type) ? STATE_AFTER[type] : undefined;
}

const movesIt = (type: string): type is keyof typeof STATE_AFTER =>
  Object.hasOwn(STATE_AFTER, type);
