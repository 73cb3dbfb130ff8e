import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Nudge, Nudges } from '@waymark/contracts';
import {
  commandCause,
  UnitOfWork,
  type CommandResult,
  type IdempotencyKey,
  type Transaction,
} from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { againFrom, askedLately, nudge, type NudgeWanted } from '../domain/nudge.js';
import type { Placement } from '../domain/placement.js';
import { NudgesView } from '../store/nudges.view.js';
import { PlacementStore } from '../store/placement.store.js';
import { RecordChange } from './record-change.js';

export interface NudgeCommand extends NudgeWanted {
  readonly referralId: string;
  readonly byName: string;
  /** For the team alone; kept in the history only. */
  readonly words?: string;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
  readonly traceparent: string;
}

/** An operator asks whoever owes a late step to look at it, and reads who was asked. */
@Injectable()
export class NudgeTeam {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly placements: PlacementStore,
    private readonly nudges: NudgesView,
    private readonly record: RecordChange,
  ) {}

  execute(command: NudgeCommand): Promise<CommandResult<Nudge>> {
    return this.unitOfWork.command(command.key, async (tx) => {
      const { referralId, asked, reason, byName, words, by, traceparent } = command;
      const known = await this.placements.lock(tx, referralId);
      if (known === undefined) throw ProblemError.notFound('referral');
      const { placement: before } = known;
      const at = this.clock.now();
      const made = nudge(before, command, at);
      if ('refused' in made) throw ProblemError.conflict(made.refused.code, made.refused.detail);
      await this.refuseIfAsked(tx, before, { asked, at });

      const { urgent } = before;
      const cause = commandCause({ id: randomUUID(), subject: referralId, traceparent, urgent });
      const note = words === undefined ? {} : { note: words.trim() };
      const madeBy = { at, organisation: by.organisation, name: byName, ...note };
      await this.record.in(tx, { before, draft: made.draft, by: madeBy, cause });
      tx.audit({ action: 'operator.nudged', subject: referralId, by: by.subject, reason });
      const when = { at: at.toISOString(), againFrom: againFrom(at).toISOString() };
      return { status: 201, body: { referralId, asked, reason, byName, ...when } };
    });
  }

  /** The last time of each referral and team; operators see who asked, and not what was written. */
  search(referralIds: readonly string[]): Promise<Nudges> {
    return this.unitOfWork.run(async (tx) => ({ nudges: await this.nudges.of(tx, referralIds) }));
  }

  private async refuseIfAsked(
    tx: Transaction,
    before: Placement,
    { asked, at: now }: { readonly asked: string; readonly at: Date },
  ): Promise<void> {
    const last = askedLately(before, asked, now);
    if (last === undefined) return;
    const told = await this.nudges.of(tx, [before.referralId]);
    const name = told.find((one) => one.asked === asked)?.byName ?? 'an operator';
    throw ProblemError.conflict(
      'asked-already',
      `${name} asked this team at ${last.at}. It may be asked again from ${againFrom(new Date(last.at)).toISOString()}.`,
    );
  }
}
