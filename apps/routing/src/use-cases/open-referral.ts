import { Injectable } from '@nestjs/common';
import { londonDay, type ReferralReceived } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { Clock } from '@waymark/platform';
import { landingTeamOn } from '../domain/directory.js';
import { openRecord } from '../domain/open-record.js';
import { PlacementStore } from '../store/placement.store.js';
import { DirectoryInForce } from './directory-in-force.js';

/** Opens routing's record: from here on somebody holds her and somebody owes the next step. */
@Injectable()
export class OpenReferral {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly placements: PlacementStore,
  ) {}

  execute(received: ReferralReceived): Promise<void> {
    return this.unitOfWork.once(received, (tx) => {
      const now = this.clock.now();
      const { data, urgent } = received;
      const landing = landingTeamOn(this.directory.latest, data.landingTeam, londonDay(now));
      this.placements.open(tx, openRecord(data, { now, urgent, landing }), data.facts, now);
      return Promise.resolve();
    });
  }
}
