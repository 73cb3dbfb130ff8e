import { Injectable } from '@nestjs/common';
import {
  referralAlongsideOffered,
  referralAmended,
  referralGoesWith,
  referralLinked,
  referralOffered,
  referralProfiled,
  referralQuestionAnswered,
  referralReceived,
  referralRestrictionChanged,
  referralUnlinked,
  referralWithdrawn,
  taskOpened,
  type ReferralAlongsideOffered,
  type ReferralAmended,
  type ReferralGoesWith,
  type ReferralLinked,
  type ReferralOffered,
  type ReferralProfiled,
  type ReferralQuestionAnswered,
  type ReferralReceived,
  type ReferralRestrictionChanged,
  type ReferralUnlinked,
  type ReferralWithdrawn,
  type TaskOpened,
} from '@waymark/contracts';
import { On } from '@waymark/messaging';
import { AssessReferral } from '../use-cases/assess-referral.js';
import { GiveAccess } from '../use-cases/give-access.js';
import { KeepEquity } from '../use-cases/keep-equity.js';
import { MarkRestricted } from '../use-cases/mark-restricted.js';
import { WithdrawReferral } from '../use-cases/withdraw-referral.js';

/** Everything eligibility hears. */
@Injectable()
export class EligibilityConsumer {
  constructor(
    private readonly assessReferral: AssessReferral,
    private readonly withdrawReferral: WithdrawReferral,
    private readonly giveAccess: GiveAccess,
    private readonly keepEquity: KeepEquity,
    private readonly markRestricted: MarkRestricted,
  ) {}

  @On(referralReceived)
  onReceived(event: ReferralReceived): Promise<void> {
    return this.assessReferral.received(event);
  }

  @On(referralProfiled)
  onProfiled(event: ReferralProfiled): Promise<void> {
    return this.keepEquity.execute(event);
  }

  @On(referralAmended)
  onAmended(event: ReferralAmended): Promise<void> {
    return this.assessReferral.changed(event);
  }

  @On(referralQuestionAnswered)
  onAnswered(event: ReferralQuestionAnswered): Promise<void> {
    return this.assessReferral.changed(event);
  }

  @On(referralLinked)
  @On(referralUnlinked)
  onLinkDecided(event: ReferralLinked | ReferralUnlinked): Promise<void> {
    return this.assessReferral.clockChanged(event);
  }

  @On(referralRestrictionChanged)
  onRestrictionChanged(event: ReferralRestrictionChanged): Promise<void> {
    return this.markRestricted.execute(event);
  }

  @On(referralWithdrawn)
  onWithdrawn(event: ReferralWithdrawn): Promise<void> {
    return this.withdrawReferral.execute(event);
  }

  @On(referralOffered)
  onOffered(event: ReferralOffered): Promise<void> {
    return this.giveAccess.execute(event, event.data.serviceId, 'offered');
  }

  @On(referralAlongsideOffered)
  onAlongside(event: ReferralAlongsideOffered): Promise<void> {
    return this.giveAccess.execute(event, event.data.serviceId, 'alongside');
  }

  @On(referralGoesWith)
  onGoesWith(event: ReferralGoesWith): Promise<void> {
    return this.giveAccess.execute(event, event.data.nextStep?.owner ?? 'nobody', 'offered');
  }

  @On(taskOpened)
  onTask(event: TaskOpened): Promise<void> {
    return this.giveAccess.execute(event, event.data.nextStep?.owner ?? 'nobody', 'task');
  }
}
