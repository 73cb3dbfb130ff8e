import type {
  CallTaker,
  ConcernOutcome,
  Holder,
  SafetyConcernRaisedData,
} from '@waymark/contracts';
import { sentence } from '@waymark/routing-order';
import { owe, type Told } from './change.js';
import { dueFor } from './clock.js';
import type { Owed } from './placement.js';
import { momentInWords } from './words.js';

// A sign that needs a call was marked in a form that nobody has sent. Whose it is, is not known here.
// To be confirmed by a clinical safety officer, the times above all.

/** How long somebody may still be writing before their team is asked. */
export const MINUTES_TO_SEND = 30;

export interface SafetyConcern {
  readonly concernId: string;
  readonly version: number;
  readonly organisation: string;
  /** Public name of the team. */
  readonly team: string;
  readonly calls: readonly CallTaker[];
  readonly landingTeam: string;
  readonly raisedAt: string;
  readonly state:
    | { readonly is: 'watched'; readonly looksAt: string }
    | { readonly is: 'open'; readonly step: Owed }
    | { readonly is: 'settled'; readonly outcome: ConcernOutcome };
}

const SELF = 'self';

/** Raised, or raised again after it had been settled. */
export function raised(
  known: SafetyConcern | undefined,
  { concernId, sender, calls, landingTeam, raisedAt }: SafetyConcernRaisedData,
): SafetyConcern {
  const looksAt = new Date(Date.parse(raisedAt) + MINUTES_TO_SEND * 60_000).toISOString();
  return {
    concernId,
    version: (known?.version ?? 0) + 1,
    organisation: sender.organisation,
    team: sender.name,
    calls,
    landingTeam,
    raisedAt,
    state: { is: 'watched', looksAt },
  };
}

/** Nobody has to look after it any longer. */
export function settled(
  concern: SafetyConcern,
  outcome: ConcernOutcome,
): SafetyConcern | undefined {
  if (concern.state.is === 'settled') return undefined;
  return { ...concern, version: concern.version + 1, state: { is: 'settled', outcome } };
}

/** When a clock of it next has something to say; none once it is settled or has gone as far as it can. */
export function nextClockOf({ state }: SafetyConcern): string | undefined {
  if (state.is === 'watched') return state.looksAt;
  if (state.is === 'settled' || state.step.breachSaid) return undefined;
  return state.step.dueAt;
}

/** Time has gone by: the team that wrote it has the task, then the landing team, then the national desk. */
export function clockSays(concern: SafetyConcern, told: Told): SafetyConcern | undefined {
  const at = nextClockOf(concern);
  if (at === undefined || Date.parse(at) > told.now.getTime()) return undefined;
  const { state } = concern;
  if (state.is === 'watched') return withTask(concern, firstOwner(concern, told), told);
  if (state.is === 'settled') return undefined;
  const next = nextUp(state.step.owner, told);
  return next === undefined
    ? { ...concern, state: { ...state, step: { ...state.step, breachSaid: true } } }
    : withTask(concern, next, told);
}

const firstOwner = ({ organisation, team }: SafetyConcern, { landing }: Told): Team =>
  organisation === SELF ? landing : { organisation, name: team };

type Team = Pick<Holder, 'organisation' | 'name'>;

function nextUp(owner: string, { landing, national }: Told): Team | undefined {
  if (owner === national.organisation) return undefined;
  return owner === landing.organisation ? national : landing;
}

function withTask(concern: SafetyConcern, owner: Team, { now }: Told): SafetyConcern {
  const because = sentence(
    `A sign that needs a call was marked on ${momentInWords(concern.raisedAt)} in a form of ${concern.team} that was not sent: make sure that the call was made, and record who took it.`,
  );
  const step = owe('record-call', owner, because, dueFor('record-call', now));
  return { ...concern, version: concern.version + 1, state: { is: 'open', step } };
}

/** Who may settle it: the team that wrote it, whoever has the task, and who coordinates. */
export const maySettle = (
  { organisation, state }: SafetyConcern,
  by: string,
  { landing, national }: Pick<Told, 'landing' | 'national'>,
): boolean =>
  organisation !== SELF && by === organisation
    ? true
    : (state.is === 'open' && state.step.owner === by) ||
      by === landing.organisation ||
      by === national.organisation;
