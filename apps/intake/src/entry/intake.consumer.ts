import { Injectable } from '@nestjs/common';
import {
  clockBreached,
  clockDueSoon,
  referralAccepted,
  referralAcknowledged,
  referralAlongsideOffered,
  referralClosed,
  referralDeclined,
  referralHeld,
  referralOffered,
  referralQuestionAsked,
  referralRedirected,
  referralReleased,
  taskDone,
  taskOpened,
  unmetNeedRecorded,
  type ClockBreached,
  type ClockDueSoon,
  type ReferralAccepted,
  type ReferralAcknowledged,
  type ReferralAlongsideOffered,
  type ReferralClosed,
  type ReferralDeclined,
  type ReferralHeld,
  type ReferralOffered,
  type ReferralQuestionAsked,
  type ReferralRedirected,
  type ReferralReleased,
  type TaskDone,
  type TaskOpened,
  type UnmetNeedRecorded,
} from '@waymark/contracts';
import { On } from '@waymark/messaging';
import * as progress from '../domain/progress-words.js';
import { RecordProgress } from '../use-cases/record-progress.js';

/** Everything intake hears: what routing did, told to the referrer. */
@Injectable()
export class IntakeConsumer {
  constructor(private readonly recordProgress: RecordProgress) {}

  @On(referralOffered)
  onOffered(event: ReferralOffered): Promise<void> {
    const { serviceId, serviceName, as } = event.data;
    const words = as === 'lead' ? progress.offered : progress.offeredAlongside;
    return this.recordProgress.execute(event, words(event.data, serviceName), {
      offeredTo: { organisation: serviceId, kind: as },
    });
  }

  @On(referralAlongsideOffered)
  onAlongsideOffered(event: ReferralAlongsideOffered): Promise<void> {
    const { serviceId, serviceName } = event.data;
    const told = progress.offeredAlongside(event.data, serviceName);
    return this.recordProgress.execute(event, told, {
      offeredTo: { organisation: serviceId, kind: 'alongside' },
    });
  }

  @On(referralAcknowledged)
  onAcknowledged(event: ReferralAcknowledged): Promise<void> {
    return this.recordProgress.execute(event, progress.acknowledged(event.data));
  }

  @On(referralAccepted)
  onAccepted(event: ReferralAccepted): Promise<void> {
    return this.recordProgress.execute(event, progress.accepted(event.data));
  }

  @On(referralHeld)
  onHeld(event: ReferralHeld): Promise<void> {
    return this.recordProgress.execute(event, progress.held(event.data, event.data.until));
  }

  @On(referralReleased)
  onReleased(event: ReferralReleased): Promise<void> {
    return this.recordProgress.execute(event, progress.released(event.data));
  }

  @On(referralDeclined)
  onDeclined(event: ReferralDeclined): Promise<void> {
    return this.recordProgress.execute(event, progress.declined(event.data, event.data.reason));
  }

  @On(referralRedirected)
  onRedirected(event: ReferralRedirected): Promise<void> {
    return this.recordProgress.execute(event, progress.redirected(event.data));
  }

  @On(referralQuestionAsked)
  onQuestionAsked(event: ReferralQuestionAsked): Promise<void> {
    const { questionId: id, askedBy, asks } = event.data;
    const told = progress.questionAsked(event.data);
    return this.recordProgress.execute(event, told, { question: { id, askedBy, asks } });
  }

  @On(referralClosed)
  onClosed(event: ReferralClosed): Promise<void> {
    return this.recordProgress.close(event, progress.closed(event.data, event.data.outcome));
  }

  @On(taskOpened)
  onTaskOpened(event: TaskOpened): Promise<void> {
    return this.recordProgress.execute(event, progress.taskOpened(event.data));
  }

  @On(taskDone)
  onTaskDone(event: TaskDone): Promise<void> {
    return this.recordProgress.execute(event, progress.taskDone(event.data));
  }

  @On(unmetNeedRecorded)
  onUnmetNeed(event: UnmetNeedRecorded): Promise<void> {
    return this.recordProgress.execute(event, progress.unmetNeed(event.data));
  }

  @On(clockDueSoon)
  onClockDueSoon(event: ClockDueSoon): Promise<void> {
    return this.recordProgress.execute(event, progress.clockDueSoon(event.data));
  }

  @On(clockBreached)
  onClockBreached(event: ClockBreached): Promise<void> {
    return this.recordProgress.execute(event, progress.clockBreached(event.data));
  }
}
