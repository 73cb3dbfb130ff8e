import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  InspectedEvent,
  type QuarantinedEvent,
  QuarantinedEvents,
  QuarantineTrial,
  SettleQuarantined,
} from '@waymark/contracts';
import { Allow, Answers, AnswersNothing, type Caller, CallerOf } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import { maskedDetail } from './masked.js';
import { QuarantineDesk, type QuarantineEntry } from './quarantine-desk.js';

class OfEntry {
  @IsUUID() readonly id!: string;
}

/** Where operators see and settle the events this service could not apply. */
@Allow({ roles: ['operator'] })
@Controller('messaging/quarantine')
export class OperationsController {
  constructor(private readonly desk: QuarantineDesk) {}

  @Get()
  @Answers(QuarantinedEvents)
  async waiting(): Promise<QuarantinedEvents> {
    return { events: (await this.desk.waiting()).map(shown) };
  }

  @Get(':id')
  @Answers(InspectedEvent)
  async inspect(@Param() { id }: OfEntry): Promise<InspectedEvent> {
    const entry = await this.desk.inspect(id);
    const { state, waitingBehind, headers, data, bytes, problems } = entry;
    return {
      ...shown(entry),
      group: entry.group_key,
      ...{ state, waitingBehind, headers, bytes, problems },
      ...(data !== undefined && { data }),
    };
  }

  /** What a replay would do; nothing is changed. */
  @Post(':id/dry-run')
  @Answers(QuarantineTrial, { problems: [409] })
  async dryRun(@Param() { id }: OfEntry): Promise<QuarantineTrial> {
    const { problem } = await this.desk.tryOut(id);
    if (problem === undefined) return { wouldSucceed: true };
    return { wouldSucceed: false, code: problem.code, detail: problem.detail };
  }

  @Post(':id/replay')
  @AnswersNothing({ problems: [409] })
  async replay(
    @Param() { id }: OfEntry,
    @Body() { reason }: SettleQuarantined,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    await this.desk.replay(id, { by: caller.subject, reason });
  }

  @Post(':id/discard')
  @AnswersNothing({ problems: [409] })
  async discard(
    @Param() { id }: OfEntry,
    @Body() { reason }: SettleQuarantined,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    await this.desk.discard(id, { by: caller.subject, reason });
  }
}

function shown(entry: QuarantineEntry): QuarantinedEvent {
  const { id, reason, topic, partition, offset, attempts } = entry;
  return {
    ...{ id, reason, topic, partition, offset, attempts },
    ...(entry.event_id !== null && { eventId: entry.event_id }),
    ...(entry.type !== null && { type: entry.type }),
    ...(entry.producer !== null && { producer: entry.producer }),
    ...(entry.subject !== null && { subject: entry.subject }),
    ...(entry.sequence !== null && { sequence: entry.sequence }),
    error: entry.error_class,
    detail: maskedDetail(entry.error_detail),
    since: entry.quarantined_at.toISOString(),
  };
}
