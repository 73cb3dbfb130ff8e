import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type QuarantinedEvent, QuarantinedEvents, SettleQuarantined } from '@waymark/contracts';
import { Allow, Answers, AnswersNothing, type Caller, CallerOf } from '@waymark/platform';
import { QuarantineDesk, type QuarantineEntry } from './quarantine-desk.js';

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

  @Post(':id/replay')
  @AnswersNothing({ problems: [409] })
  async replay(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: SettleQuarantined,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    await this.desk.replay(id, { by: caller.subject, reason });
  }

  @Post(':id/discard')
  @AnswersNothing({ problems: [409] })
  async discard(
    @Param('id', ParseUUIDPipe) id: string,
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
    detail: entry.error_detail,
    since: entry.quarantined_at.toISOString(),
  };
}
