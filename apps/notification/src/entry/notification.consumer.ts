import { Injectable } from '@nestjs/common';
import {
  clockBreached,
  clockDueSoon,
  referralAccepted,
  referralAcknowledged,
  referralAlongsideOffered,
  referralAppointmentRecorded,
  referralCareStarted,
  referralClosed,
  referralContactChanged,
  referralDeathCorrected,
  referralDeathRecorded,
  referralDeclined,
  referralGoesWith,
  referralHeld,
  referralNudged,
  referralOffered,
  referralParted,
  referralPaused,
  referralQuestionAsked,
  referralReceived,
  referralRecordCorrected,
  referralReopened,
  referralRestrictionChanged,
  referralStepped,
  referralWaitlisted,
  referralWithdrawn,
  referralWorseSaid,
  safetyConcernTaskOpened,
  taskDone,
  taskOpened,
  type ReferralRestrictionChanged,
  type WaymarkEvent,
} from '@waymark/contracts';
import { On } from '@waymark/messaging';
import { MarkRestricted } from '../use-cases/mark-restricted.js';
import { PlanMessages } from '../use-cases/plan-messages.js';

/** Everything notification hears. */
@Injectable()
export class NotificationConsumer {
  constructor(
    private readonly planMessages: PlanMessages,
    private readonly markRestricted: MarkRestricted,
  ) {}

  @On(referralReceived)
  @On(referralOffered)
  @On(referralAlongsideOffered)
  @On(referralGoesWith)
  @On(referralParted)
  @On(referralHeld)
  @On(referralAcknowledged)
  @On(referralAccepted)
  @On(referralWaitlisted)
  @On(referralPaused)
  @On(referralStepped)
  @On(referralCareStarted)
  @On(referralAppointmentRecorded)
  @On(referralRecordCorrected)
  @On(referralDeclined)
  @On(referralQuestionAsked)
  @On(referralWithdrawn)
  @On(referralDeathRecorded)
  @On(referralDeathCorrected)
  @On(referralClosed)
  @On(referralContactChanged)
  @On(referralReopened)
  @On(referralNudged)
  @On(referralWorseSaid)
  @On(taskOpened)
  @On(taskDone)
  @On(clockBreached)
  @On(clockDueSoon)
  @On(safetyConcernTaskOpened)
  onSomethingToTell(event: WaymarkEvent): Promise<void> {
    return this.planMessages.execute(event);
  }

  @On(referralRestrictionChanged)
  onRestrictionChanged(event: ReferralRestrictionChanged): Promise<void> {
    return this.markRestricted.execute(event);
  }
}
