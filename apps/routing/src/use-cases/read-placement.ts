import { Injectable } from '@nestjs/common';
import {
  daysBetween,
  londonDay,
  readsAsLinkWorker,
  type Consideration,
  type Move,
  type PlacementDecision,
  type PlacementView,
  type WorklistItem,
} from '@waymark/contracts';
import { UnitOfWork, type Reader, type Transaction } from '@waymark/messaging';
import { Clock, ProblemError, refuseIfClosed, type Caller } from '@waymark/platform';
import { recordOf } from '../domain/chosen-by-a-person.js';
import { movesNow } from '../domain/moves.js';
import { appointmentsOf, contactOf, tasksOf } from '../domain/beside-view.js';
import {
  consideredSeenBy,
  isInvolved,
  itemSeenBy,
  movingAs,
  stepSeenBy,
} from '../domain/viewer.js';
import { alongsideItem, itemFor } from '../domain/worklist-item.js';
import { AssignmentStore } from '../store/assignment.store.js';
import { PlacementPageView, type Access, type PlacementRead } from '../store/placement.view.js';
import { DirectoryInForce } from './directory-in-force.js';

/** Reads what is known of her in routing; the audit line is committed before anything is answered. */
@Injectable()
export class ReadPlacement {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly pages: PlacementPageView,
    private readonly assignments: AssignmentStore,
  ) {}

  whole(referralId: string, by: Caller): Promise<PlacementView> {
    return this.unitOfWork.readFor(readerOf(by), async (tx) => {
      const found = await this.pages.find(tx, referralId);
      const access = found && (await this.accessOf(tx, found, by));
      if (found === undefined || access === undefined) throw ProblemError.notFound('referral');
      if (found.restricted) await refuseIfClosed(tx, referralId, by);
      tx.audit({ action: 'placement.read', subject: referralId, by: by.subject });
      const assignee = await this.assignments.of(tx, referralId, by.organisation);
      return {
        ...this.viewOf(found, access, by),
        ...(assignee !== undefined && { assignee }),
      };
    });
  }

  private accessOf(tx: Transaction, { placement }: PlacementRead, by: Caller): Promise<Access> {
    const { organisation } = by;
    if (readsAll(by) || isInvolved(placement, organisation)) return Promise.resolve({});
    return this.pages.accessOf(tx, placement.referralId, organisation);
  }

  private viewOf(found: PlacementRead, access: NonNullable<Access>, by: Caller): PlacementView {
    const { placement, needsAttention, restricted } = found;
    const now = this.clock.now();
    const shown = { now, needsAttention, restricted };
    const moving = movingAs(by, placement, this.directory.latest, londonDay(now));
    const { until } = access;
    if (until !== undefined) {
      const moves = movesNow(placement, moving).filter((move) => move === 'reopen');
      return pastView(found, { until, moves }, by);
    }
    const { standing } = placement;
    const item = itemSeenBy(by, itemFor(placement, by.organisation, shown));
    return {
      ...item,
      ...withWords(item, found.steps),
      factsVersion: placement.factsVersion,
      ...deathIn(placement),
      ...(placement.selfReferral && { selfReferral: true }),
      ...(standing.is === 'held' && { heldUntil: standing.until }),
      ...(standing.is === 'goes-with' && { leadReferralId: standing.referralId }),
      advice: placement.advice,
      history: found.steps.map((step) => stepSeenBy(by, step)),
      considered: considered(found.steps, by),
      decisions: decisions(found.steps, by),
      moves: movesNow(placement, moving),
      alongside: placement.alongside.map((parallel) =>
        itemSeenBy(by, alongsideItem(placement, parallel, shown)),
      ),
      ...interpreterIn(placement),
      appointments: appointmentsOf(placement),
      ...contactOf(placement, by.organisation),
      tasks: tasksOf(placement, by.organisation),
    };
  }
}

const readsAll = ({ kind, scopes }: Caller): boolean =>
  kind === 'machine' && scopes.includes('reconciliation:read');

const readerOf = (by: Caller): Reader => ({
  organisation: by.organisation,
  subject: by.subject,
  kinds: readsAll(by) ? ['reconciliation'] : [],
});

/** What an operator wrote to the team that is asked; only people write, so only people read it. */
function withWords(
  { asked }: WorklistItem,
  steps: PlacementRead['steps'],
): Pick<PlacementView, 'asked'> {
  if (asked === undefined) return {};
  const made = steps.find(({ what, at }) => what === 'nudged' && at.toISOString() === asked.at);
  const words = made?.note ?? undefined;
  return { asked: { ...asked, ...(words !== undefined && { words }) } };
}

const deathIn = ({
  standing,
  bereaved,
}: PlacementRead['placement']): Pick<PlacementView, 'death'> => {
  if (standing.is === 'death-recorded') return { death: 'woman' };
  return bereaved === true ? { death: 'baby' } : {};
};

const interpreterIn = ({
  interpreterNeeded,
}: PlacementRead['placement']): Pick<PlacementView, 'interpreterNeeded'> =>
  interpreterNeeded === undefined ? {} : { interpreterNeeded };

/** Its own part for a team whose part has ended: what happened until then, and not what became of her. */
function pastView(
  { placement, steps, restricted }: PlacementRead,
  { until, moves }: { readonly until: Date; readonly moves: readonly Move[] },
  by: Caller,
): PlacementView {
  const { referralId, reference, urgent, firstReferredOn, version, factsVersion } = placement;
  const seen = steps.filter(({ at }) => at <= until);
  return {
    referralId,
    reference,
    urgent,
    firstReferredOn,
    version,
    factsVersion,
    state: 'closed',
    as: 'lead',
    because: 'The part of your team has ended.',
    overdue: false,
    needsAttention: false,
    ...(restricted && { restricted: true as const }),
    advice: [],
    history: seen.map((step) => stepSeenBy(by, step)),
    considered: considered(seen, by),
    decisions: decisions(seen, by),
    moves,
    alongside: [],
    appointments: [],
    tasks: [],
    daysWaited: Math.max(0, daysBetween(firstReferredOn, londonDay(until))),
  };
}

const considered = (steps: PlacementRead['steps'], by: Caller): readonly Consideration[] =>
  consideredSeenBy(
    by,
    recordOf(steps.flatMap((step) => (step.considered === null ? [] : [step.considered]))),
  );

const MOST_DECISIONS = 50;

/** Each decision with its day; what is in force now is made of the last ones (`considered`). */
const decisions = (steps: PlacementRead['steps'], by: Caller): readonly PlacementDecision[] =>
  (readsAsLinkWorker(by) ? [] : steps)
    .flatMap((step) => {
      if (step.considered === null) return [];
      const { at, because } = stepSeenBy(by, step);
      return [{ at, because, considered: step.considered }];
    })
    .toReversed()
    .slice(0, MOST_DECISIONS);
