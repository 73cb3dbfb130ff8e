import { Inject, Injectable } from '@nestjs/common';
import {
  eventQuarantined,
  eventUnquarantined,
  messageDelivered,
  messageFailed,
  referralAmended,
  referralAssessed,
  referralContactChanged,
  referralFileAdded,
  referralLinked,
  referralQuestionAnswered,
  referralReceived,
  referralRestrictionChanged,
  referralUnlinked,
  referralWithdrawn,
  safetyConcernCleared,
  safetyConcernRaised,
  type EventQuarantined,
  type EventUnquarantined,
  type MessageDelivered,
  type MessageFailed,
  type ReferralAmended,
  type ReferralAssessed,
  type ReferralContactChanged,
  type ReferralFileAdded,
  type ReferralLinked,
  type ReferralQuestionAnswered,
  type ReferralReceived,
  type ReferralRestrictionChanged,
  type ReferralUnlinked,
  type ReferralWithdrawn,
  type SafetyConcernCleared,
  type SafetyConcernRaised,
} from '@waymark/contracts';
import { On } from '@waymark/messaging';
import { CloseWithdrawn } from '../use-cases/close-withdrawn.js';
import { LookAfterConcern } from '../use-cases/look-after-concern.js';
import { MarkAttention } from '../use-cases/mark-attention.js';
import { MarkRestricted } from '../use-cases/mark-restricted.js';
import { OpenReferral } from '../use-cases/open-referral.js';
import { ReachAnotherWay } from '../use-cases/reach-another-way.js';
import { RouteReferral } from '../use-cases/route-referral.js';
import { TakeNewFacts } from '../use-cases/take-new-facts.js';

/** Everything routing listens to. */
@Injectable()
export class RoutingConsumer {
  @Inject(LookAfterConcern) private readonly lookAfterConcern!: LookAfterConcern;
  @Inject(MarkRestricted) private readonly markRestricted!: MarkRestricted;

  constructor(
    private readonly openReferral: OpenReferral,
    private readonly routeReferral: RouteReferral,
    private readonly takeNewFacts: TakeNewFacts,
    private readonly closeWithdrawn: CloseWithdrawn,
    private readonly reachAnotherWay: ReachAnotherWay,
    private readonly markAttention: MarkAttention,
  ) {}

  @On(referralReceived)
  onReceived(event: ReferralReceived): Promise<void> {
    return this.openReferral.execute(event);
  }

  @On(referralAssessed)
  onAssessed(event: ReferralAssessed): Promise<void> {
    return this.routeReferral.execute(event);
  }

  @On(referralAmended)
  onAmended(event: ReferralAmended): Promise<void> {
    return this.takeNewFacts.execute(event);
  }

  @On(referralContactChanged)
  onContactChanged(event: ReferralContactChanged): Promise<void> {
    return this.takeNewFacts.contactChanged(event);
  }

  @On(referralFileAdded)
  onFileAdded(event: ReferralFileAdded): Promise<void> {
    return this.takeNewFacts.fileAdded(event);
  }

  @On(referralRestrictionChanged)
  onRestrictionChanged(event: ReferralRestrictionChanged): Promise<void> {
    return this.markRestricted.execute(event);
  }

  @On(referralQuestionAnswered)
  onQuestionAnswered(event: ReferralQuestionAnswered): Promise<void> {
    return this.takeNewFacts.execute(event);
  }

  @On(referralLinked)
  @On(referralUnlinked)
  onLinkDecided(event: ReferralLinked | ReferralUnlinked): Promise<void> {
    return this.takeNewFacts.linkDecided(event);
  }

  @On(referralWithdrawn)
  onWithdrawn(event: ReferralWithdrawn): Promise<void> {
    return this.closeWithdrawn.execute(event);
  }

  @On(safetyConcernRaised)
  onConcernRaised(event: SafetyConcernRaised): Promise<void> {
    return this.lookAfterConcern.raised(event);
  }

  @On(safetyConcernCleared)
  onConcernCleared(event: SafetyConcernCleared): Promise<void> {
    return this.lookAfterConcern.cleared(event);
  }

  @On(messageFailed)
  onMessageFailed(event: MessageFailed): Promise<void> {
    return this.reachAnotherWay.execute(event);
  }

  @On(messageDelivered)
  onMessageDelivered(event: MessageDelivered): Promise<void> {
    return this.reachAnotherWay.arrived(event);
  }

  @On(eventQuarantined)
  onQuarantined(event: EventQuarantined): Promise<void> {
    return this.markAttention.waits(event);
  }

  @On(eventUnquarantined)
  onUnquarantined(event: EventUnquarantined): Promise<void> {
    return this.markAttention.dealtWith(event);
  }
}
