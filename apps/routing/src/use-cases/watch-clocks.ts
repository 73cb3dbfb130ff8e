import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { commandCause, UnitOfWork } from '@waymark/messaging';
import { Clock, newTraceparent } from '@waymark/platform';
import { clocksSay } from '../domain/overdue.js';
import { ClockStore } from '../store/clock.store.js';
import { PlacementStore } from '../store/placement.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { RecordChange } from './record-change.js';
import { toldAt } from './told.js';

const MOST_AT_ONCE = 100;

/** Reminds before a step is due, and when it is overdue has a person look into it: once each. */
@Injectable()
export class WatchClocks {
  private readonly instance = randomUUID();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly clocks: ClockStore,
    private readonly directory: DirectoryInForce,
    private readonly placements: PlacementStore,
    private readonly record: RecordChange,
  ) {}

  /** Referrals whose clocks have something to say, but for some; none where another instance is looking. */
  due(butFor: readonly string[] = []): Promise<readonly string[]> {
    return this.unitOfWork.run(async (tx) => {
      if (!(await this.clocks.lease(tx, this.instance))) return [];
      return this.clocks.due(tx, this.clock.now(), { most: MOST_AT_ONCE, butFor });
    });
  }

  /** Whether there was something to say. */
  execute(referralId: string): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const known = await this.placements.lock(tx, referralId);
      if (known === undefined) return false;
      const { placement: before } = known;
      const directory = await this.directory.at(tx, known.directoryRevision);
      const told = toldAt(this.clock.now(), directory, before);
      const draft = clocksSay(before, told);
      if (draft === undefined) return false;
      const cause = commandCause({
        id: randomUUID(),
        subject: referralId,
        traceparent: newTraceparent(),
        urgent: before.urgent,
      });
      await this.record.in(tx, {
        before,
        draft,
        by: { at: told.now, organisation: 'waymark' },
        cause,
      });
      return true;
    });
  }
}
