import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { referralWithdrawn, type ReferralChanged, type WithdrawReferral } from '@waymark/contracts';
import {
  commandCause,
  UnitOfWork,
  type CommandResult,
  type IdempotencyKey,
} from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { asSender, viewerOf } from '../domain/viewer.js';
import { ReferralStore } from '../store/referral.store.js';
import { refuseAMove, refuseUnlessOpen } from './refusals.js';

export interface Withdrawal {
  readonly referralId: string;
  readonly body: WithdrawReferral;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
  readonly traceparent: string;
}

/** The sender withdraws a referral: messages and sharing stop at once, and every service is told. A death goes its own way. */
@Injectable()
export class StopReferral {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly referrals: ReferralStore,
  ) {}

  execute(withdrawal: Withdrawal): Promise<CommandResult<ReferralChanged>> {
    const { referralId, body, by, key, traceparent } = withdrawal;
    return this.unitOfWork.command(key, async (tx) => {
      const referral = await this.referrals.lock(tx, referralId, asSender(viewerOf(by)));
      if (referral === undefined) throw ProblemError.notFound('referral');
      refuseUnlessOpen(referral);
      const { reason, comment } = body;
      refuseAMove(reason);

      const at = this.clock.now();
      const note = comment !== undefined && {
        note: { id: randomUUID(), kind: 'withdrawal' as const, text: comment },
      };
      const told = { reason, at, by: by.subject, ...note };
      // A death ends nothing by itself: what was booked is looked at first, by who has her.
      const died = reason === 'died';
      if (died) await this.referrals.stopMessages(tx, referralId, told);
      else await this.referrals.withdraw(tx, referralId, told);
      const urgent = referral.urgent || died;
      const cause = commandCause({ id: randomUUID(), subject: referralId, traceparent, urgent });
      const data = { referralId, reason, at: at.toISOString() };
      tx.publish(referralWithdrawn.following(cause, data));
      tx.audit({
        action: died ? 'referral.death-told' : 'referral.withdrawn',
        subject: referralId,
        by: by.subject,
        reason,
      });
      const { factsVersion } = referral;
      const state = died ? 'open' : 'withdrawn';
      return { status: 200, body: { referralId, state, factsVersion, callNow: [] } };
    });
  }
}
