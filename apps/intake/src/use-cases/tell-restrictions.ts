import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { commandCause, UnitOfWork } from '@waymark/messaging';
import { newTraceparent } from '@waymark/platform';
import { RestrictionStore } from '../store/restriction.store.js';
import { sayRestriction } from './say-restriction.js';

const MOST_AT_ONCE = 100;

/** For whom a referral is open that was restricted before others were told of that: until they are, it is closed to everybody there. */
@Injectable()
export class TellRestrictions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly restrictions: RestrictionStore,
  ) {}

  /** How many were told of. */
  async execute(): Promise<number> {
    const untold = await this.unitOfWork.run((tx) => this.restrictions.untold(tx, MOST_AT_ONCE));
    for (const { referralId, urgent } of untold)
      await this.unitOfWork.run(async (tx) => {
        await this.restrictions.lockGroup(tx, referralId);
        const about = { subject: referralId, urgent, traceparent: newTraceparent() };
        await sayRestriction(tx, this.restrictions, commandCause({ id: randomUUID(), ...about }));
      });
    return untold.length;
  }
}
