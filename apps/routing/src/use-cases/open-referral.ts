import { Injectable } from '@nestjs/common';
import { londonDay, type ReferralReceived } from '@waymark/contracts';
import { causeOf, UnitOfWork } from '@waymark/messaging';
import { Clock } from '@waymark/platform';
import { landingTeamOn } from '../domain/directory.js';
import { openRecord } from '../domain/open-record.js';
import { LinkStore } from '../store/link.store.js';
import { PlacementStore } from '../store/placement.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { RecordChange } from './record-change.js';

/** Opens routing's record: from here on somebody holds her and somebody owes the next step. */
@Injectable()
export class OpenReferral {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly placements: PlacementStore,
    private readonly links: LinkStore,
    private readonly record: RecordChange,
  ) {}

  execute(received: ReferralReceived): Promise<void> {
    return this.unitOfWork.once(received, async (tx) => {
      const now = this.clock.now();
      const { data, urgent } = received;
      const landing = landingTeamOn(this.directory.latest, data.landingTeam, londonDay(now));
      this.placements.open(tx, openRecord(data, { now, urgent, landing }), data.facts, now);
      if (data.linkedTo.length === 0) return;
      this.links.add(tx, data.referralId, data.linkedTo);
      await this.record.arrange(tx, data.referralId, { at: now, cause: causeOf(received) });
    });
  }
}
