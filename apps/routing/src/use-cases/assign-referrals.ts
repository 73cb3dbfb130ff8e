import { Injectable } from '@nestjs/common';
import type { AssignReferrals as Body, ReferralsAssigned } from '@waymark/contracts';
import { UnitOfWork, type CommandResult, type IdempotencyKey } from '@waymark/messaging';
import { Clock, type Caller } from '@waymark/platform';
import { AssignmentStore } from '../store/assignment.store.js';
import { PlacementStore } from '../store/placement.store.js';

export interface Assigning {
  readonly body: Body;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
}

/**
 * Somebody in a team looks after them from now on. Who holds her, what is owed and by when do not change, so nothing is
 * said to others, and no colleague's page grows old.
 */
@Injectable()
export class AssignReferrals {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly assignments: AssignmentStore,
    private readonly placements: PlacementStore,
  ) {}

  execute({ body, by, key }: Assigning): Promise<CommandResult<ReferralsAssigned>> {
    const { organisation, subject } = by;
    const { referralIds, assignee } = body;
    return this.unitOfWork.command(key, async (tx) => {
      const theirs = await this.assignments.workedWith(tx, organisation, referralIds);
      const assigned = await this.placements.seenBy(tx, theirs, organisation);
      if (assignee === undefined) await this.assignments.take(tx, assigned, organisation);
      else {
        const to = { organisation, assignee, by: subject, at: this.clock.now() };
        await this.assignments.give(tx, assigned, to);
      }
      const action = assignee === undefined ? 'placement.unassigned' : 'placement.assigned';
      for (const id of assigned) tx.audit({ action, subject: id, by: subject });
      const notYours = referralIds.filter((id) => !assigned.includes(id));
      return { status: 200, body: { assigned, notYours } };
    });
  }
}
