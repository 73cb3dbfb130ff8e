import { Injectable } from '@nestjs/common';
import {
  clockBreached,
  clockDueSoon,
  referralAccepted,
  referralAcknowledged,
  referralAlongsideOffered,
  referralAppointmentBooked,
  referralAppointmentRecorded,
  referralCareStarted,
  referralClosed,
  referralDeathCorrected,
  referralDeathRecorded,
  referralDeclined,
  referralGoesWith,
  referralHeld,
  referralOffered,
  referralParted,
  referralPaused,
  referralQuestionAsked,
  referralRedirected,
  referralReleased,
  referralRecordCorrected,
  referralReopened,
  referralResumed,
  referralStepped,
  referralWaitlisted,
  referralWorseSaid,
  taskDone,
  taskOpened,
  unmetNeedRecorded,
  type ClockBreached,
  type ClockDueSoon,
  type ReferralAccepted,
  type ReferralAcknowledged,
  type ReferralAlongsideOffered,
  type ReferralAppointmentBooked,
  type ReferralAppointmentRecorded,
  type ReferralCareStarted,
  type ReferralClosed,
  type ReferralDeathCorrected,
  type ReferralDeathRecorded,
  type ReferralDeclined,
  type ReferralGoesWith,
  type ReferralHeld,
  type ReferralOffered,
  type ReferralParted,
  type ReferralPaused,
  type ReferralQuestionAsked,
  type ReferralRedirected,
  type ReferralReleased,
  type ReferralRecordCorrected,
  type ReferralReopened,
  type ReferralResumed,
  type ReferralStepped,
  type ReferralWaitlisted,
  type ReferralWorseSaid,
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
    return this.recordProgress.execute(event, OFFERED[as](event.data, serviceName), {
      // Whoever is asked to take over reads as a lead does.
      offeredTo: { organisation: serviceId, kind: as === 'alongside' ? 'alongside' : 'lead' },
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
    const told = isAlongside(event.data)
      ? progress.alongside(event.data, 'A team alongside confirmed that it has arrived.')
      : progress.acknowledged(event.data);
    return this.recordProgress.execute(event, told);
  }

  @On(referralAccepted)
  onAccepted(event: ReferralAccepted): Promise<void> {
    const told = isAlongside(event.data)
      ? progress.alongside(event.data, 'A team alongside has accepted.')
      : progress.accepted(event.data);
    return this.recordProgress.execute(event, told);
  }

  @On(referralWaitlisted)
  onWaitlisted(event: ReferralWaitlisted): Promise<void> {
    const told = progress.waitlisted(event.data, event.data.expectedBy);
    return this.recordProgress.execute(event, told);
  }

  @On(referralPaused)
  onPaused(event: ReferralPaused): Promise<void> {
    return this.recordProgress.execute(event, progress.paused(event.data, event.data.until));
  }

  @On(referralResumed)
  onResumed(event: ReferralResumed): Promise<void> {
    return this.recordProgress.execute(event, progress.resumed(event.data));
  }

  @On(referralCareStarted)
  onCareStarted(event: ReferralCareStarted): Promise<void> {
    const told = isAlongside(event.data)
      ? progress.alongside(event.data, 'A team alongside has started its work.')
      : progress.careStarted(event.data);
    return this.recordProgress.execute(event, told);
  }

  @On(referralAppointmentBooked)
  onAppointmentBooked(event: ReferralAppointmentBooked): Promise<void> {
    const told = progress.appointmentBooked(event.data, event.data.confirmed);
    return this.recordProgress.execute(event, told);
  }

  @On(referralAppointmentRecorded)
  onAppointmentRecorded(event: ReferralAppointmentRecorded): Promise<void> {
    const told = progress.appointmentRecorded(event.data, event.data.outcome);
    return this.recordProgress.execute(event, told);
  }

  @On(referralRecordCorrected)
  onRecordCorrected(event: ReferralRecordCorrected): Promise<void> {
    return this.recordProgress.execute(event, progress.recordCorrected(event.data));
  }

  @On(referralGoesWith)
  onGoesWith(event: ReferralGoesWith): Promise<void> {
    return this.recordProgress.linked(event, progress.goesWith);
  }

  @On(referralParted)
  onParted(event: ReferralParted): Promise<void> {
    return this.recordProgress.linked(event, progress.parted);
  }

  @On(referralReopened)
  onReopened(event: ReferralReopened): Promise<void> {
    return this.recordProgress.reopen(event, progress.reopened(event.data));
  }

  @On(referralDeathRecorded)
  onDeathRecorded(event: ReferralDeathRecorded): Promise<void> {
    const told = progress.deathRecorded(event.data, event.data.who);
    return this.recordProgress.death(event, told, 'stop');
  }

  @On(referralDeathCorrected)
  onDeathCorrected(event: ReferralDeathCorrected): Promise<void> {
    const told = progress.deathCorrected(event.data);
    return this.recordProgress.death(event, told, 'may-go');
  }

  @On(referralWorseSaid)
  onWorseSaid(event: ReferralWorseSaid): Promise<void> {
    return this.recordProgress.execute(event, progress.worseSaid(event.data));
  }

  @On(referralStepped)
  onStepped(event: ReferralStepped): Promise<void> {
    return this.recordProgress.execute(event, progress.stepped(event.data, event.data.direction));
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
    const { serviceId: organisation, reason, as } = event.data;
    const told = isAlongside(event.data)
      ? progress.alongside(event.data, NOT_BESIDE[as ?? 'alongside'])
      : progress.declined(event.data, reason);
    // Whoever is asked to take over reads as a lead does; alongside each keeps what it has read.
    if (as === 'hand-over')
      return this.recordProgress.leaves(event, told, { organisation, kind: 'lead' });
    return reason === 'declined-by-person' && as === 'alongside'
      ? this.recordProgress.leaves(event, told, { organisation, kind: 'alongside' })
      : this.recordProgress.execute(event, told);
  }

  @On(referralRedirected)
  onRedirected(event: ReferralRedirected): Promise<void> {
    const { fromServiceId: organisation, holder } = event.data;
    const told = isAlongside(event.data)
      ? progress.alongside(
          event.data,
          'The team that was asked to take over is not asked any more.',
        )
      : progress.redirected(event.data);
    // Who had taken hold and says no holds the person until another place has: it has to reach them.
    return organisation === undefined || organisation === holder?.organisation
      ? this.recordProgress.execute(event, told)
      : this.recordProgress.leaves(event, told, { organisation, kind: 'lead' });
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

const NOT_BESIDE = {
  lead: 'A team cannot help.',
  alongside: 'A team alongside cannot help.',
  'hand-over': 'The team that was asked to take over cannot; care goes on where it is.',
} as const;

const OFFERED = {
  lead: progress.offered,
  alongside: progress.offeredAlongside,
  'hand-over': progress.askedToTakeOver,
} as const;

const isAlongside = ({ as = 'lead' }: { readonly as?: string }): boolean => as !== 'lead';
