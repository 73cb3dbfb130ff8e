import {
  addDays,
  referralAcknowledged,
  referralReopened,
  type Day,
  type ReopenReason,
} from '@waymark/contracts';
import { type Decision, sentence, teamOf } from '@waymark/routing-order';
import { oweFrom, say, type Draft, type Told } from './change.js';
import { takenBack } from './changed.js';
import { follow } from './follow.js';
import type { MoveContext, RequestOf } from './move-request.js';
import type { Placement, Task } from './placement.js';
import { notNow, refuse, type Moved } from './refusal.js';

/** After that it is a new referral, linked to the earlier one. */
const DAYS_TO_REOPEN = 28;

/** What was closed goes on. Her one clock has run all the time; it is not set anew. */
export function reopenLead(
  before: Placement,
  { move, reason }: RequestOf<'reopen'>,
  { moving, decide, told, today }: MoveContext,
): Moved {
  const { standing } = before;
  if (standing.is !== 'closed' || standing.on === undefined) return notNow(before, move);
  const { outcome, on, had, owed } = standing;
  if (on < earliest(today)) {
    const detail = `It was closed on ${on}, more than ${String(DAYS_TO_REOPEN)} days ago: refer again.`;
    return refuse('too-late', detail);
  }
  const died = outcome === 'died';
  if (died !== (reason === 'death-recorded-by-mistake')) {
    const detail = died
      ? 'A death is recorded: it is opened again only where that was a mistake.'
      : 'No death is recorded here: choose another reason.';
    return refuse('reason-not-possible', detail, 'reason');
  }
  const isTheirs = had?.serviceId === moving.organisation;
  const draft = isTheirs
    ? backWithThem(before, had, reason, told)
    : decidedAnew(before, reason, decide(before), told);
  return { draft: withOwed(draft, owed, told) };
}

/** What was owed at once when a death was recorded is owed again, by the clock it had. */
function withOwed(draft: Draft, owed: readonly Task[] | undefined, told: Told): Draft {
  if (owed === undefined) return draft;
  const { placement, says } = takenBack(draft.placement, { settled: owed }, told);
  return { ...draft, placement, says: [...draft.says, ...says] };
}

const earliest = (today: Day): Day => addDays(today, -DAYS_TO_REOPEN);

const WHY: Readonly<Record<ReopenReason, string>> = {
  'closed-by-mistake': 'it was closed by mistake',
  'person-came-back': 'the person came back',
  'help-ended-too-early': 'help ended too early',
  'next-place-did-not-take': 'the next place has not taken the person',
  'death-recorded-by-mistake': 'the death was recorded by mistake',
};

type Place = NonNullable<Extract<Placement['standing'], { is: 'closed' }>['had']>;

/** The place that had her holds her again, and decides what comes next. */
function backWithThem(before: Placement, to: Place, reason: ReopenReason, told: Told): Draft {
  if (before.clinicalRisk && to.kind === 'link-work') return withHerTeam(before, reason, told);
  const because = `Opened again by ${to.name}: ${WHY[reason]}.`;
  const holder = teamOf(to);
  return {
    placement: {
      ...before,
      standing: { is: 'acknowledged', to },
      holder,
      nextStep: oweFrom(told, 'decide', holder, because, before.deadline),
      because,
    },
    says: [
      say(referralReopened, { reason }),
      say(referralAcknowledged, { serviceId: to.serviceId }),
    ],
    what: 'reopen',
    because,
    grants: [{ organisation: to.serviceId, as: 'offered' }],
  };
}

/** Her team holds her again, and the routing order goes on. */
function decidedAnew(
  before: Placement,
  reason: ReopenReason,
  decision: Decision,
  told: Told,
): Draft {
  const alone = withHerTeam(before, reason, told);
  const next = follow(alone.placement, decision, told);
  return {
    ...next,
    says: [...alone.says, ...next.says],
    what: alone.what,
    because: sentence(`${alone.because} ${decision.because}`),
    considered: decision.considered,
  };
}

function withHerTeam(before: Placement, reason: ReopenReason, told: Told): Draft {
  const because = `Opened again: ${WHY[reason]}.`;
  return {
    placement: {
      ...before,
      standing: { is: 'being-judged' },
      holder: before.home,
      nextStep: oweFrom(told, 'judge', told.landing, because),
      because,
    },
    says: [say(referralReopened, { reason })],
    what: 'reopen',
    because,
  };
}
