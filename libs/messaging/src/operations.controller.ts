import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  CopyQuarantined,
  CopyTrial,
  DiscardQuarantined,
  InspectedEvent,
  QuarantineCopied,
  type QuarantinedEvent,
  QuarantinedEvents,
  QuarantinedEventsAsked,
  QuarantineTrial,
  SettleQuarantined,
} from '@waymark/contracts';
import {
  Allow,
  Answers,
  AnswersNothing,
  type Caller,
  CallerOf,
  ProblemError,
} from '@waymark/platform';
import { IsUUID } from 'class-validator';
import { maskedDetail } from './masked.js';
import { QuarantineDesk } from './quarantine-desk.js';
import { QuarantineView, type InspectedEntry, type QuarantineEntry } from './quarantine-view.js';

class OfEntry {
  @IsUUID() readonly id!: string;
}

/** Where operators see and settle the events this service could not apply. */
@Allow({ roles: ['operator'] })
@Controller('messaging/quarantine')
export class OperationsController {
  constructor(
    private readonly view: QuarantineView,
    private readonly desk: QuarantineDesk,
  ) {}

  @Get()
  @Answers(QuarantinedEvents)
  async waiting(@Query() { group }: QuarantinedEventsAsked): Promise<QuarantinedEvents> {
    return { events: (await this.view.waiting(group)).map(shown) };
  }

  @Get(':id')
  @Answers(InspectedEvent)
  async inspect(@Param() { id }: OfEntry, @CallerOf() caller: Caller): Promise<InspectedEvent> {
    const entry = await this.view.inspect(id, caller.subject);
    const { state, headers, data, bytes, problems } = entry;
    return {
      ...shown(entry),
      group: entry.group_key,
      waitingBehind: entry.waiting_behind,
      ...{ state, headers, bytes, problems },
      ...(data !== undefined && { data }),
      ...settlementOf(entry),
    };
  }

  /** What a replay would do; nothing is changed but that the operator log has a line. */
  @Post(':id/dry-run')
  @Answers(QuarantineTrial, { problems: [409] })
  async dryRun(@Param() { id }: OfEntry, @CallerOf() caller: Caller): Promise<QuarantineTrial> {
    return asTrial(await this.desk.tryOut(id, caller.subject));
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

  /** The same said, written as its contract says: an event whose writing alone is wrong is applied by a copy. */
  @Post(':id/copy')
  @Allow({ roles: ['senior-operator'] })
  @HttpCode(200)
  @Answers(QuarantineCopied, { problems: [409] })
  async copy(
    @Param() { id }: OfEntry,
    @Body() { corrections, reason }: CopyQuarantined,
    @CallerOf() { subject: by }: Caller,
  ): Promise<QuarantineCopied> {
    const decision = { by, role: 'senior-operator', reason };
    return { eventId: await this.desk.applyCopy(id, corrections, decision) };
  }

  /** What the copy would do; nothing is changed but that the operator log has a line. */
  @Post(':id/copy/dry-run')
  @Allow({ roles: ['senior-operator'] })
  @Answers(CopyTrial, { problems: [409] })
  async dryCopy(
    @Param() { id }: OfEntry,
    @Body() { corrections }: CopyQuarantined,
    @CallerOf() { subject: by }: Caller,
  ): Promise<CopyTrial> {
    const { differences, ...trial } = await this.desk.tryCopy(id, corrections, by);
    return { ...asTrial(trial), differences };
  }

  @Post(':id/discard')
  @AnswersNothing({ problems: [409] })
  async discard(
    @Param() { id }: OfEntry,
    @Body() { reason, noSuchReferral = false }: DiscardQuarantined,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    if (noSuchReferral && !caller.roles.includes('senior-operator')) throw saidBySeniors();
    await this.desk.discard(id, { by: caller.subject, reason }, { noSuchReferral });
  }
}

// Where it is wrong, a referral is missing here, and nobody is told.
const saidBySeniors = (): ProblemError =>
  ProblemError.forbidden(
    'That intake has no such referral is said by a senior operator. Nothing was changed: the event waits as before.',
  );

const asTrial = ({ problem }: { readonly problem?: ProblemError }): QuarantineTrial =>
  problem === undefined
    ? { wouldSucceed: true }
    : { wouldSucceed: false, code: problem.code, detail: problem.detail };

const settlementOf = (entry: InspectedEntry): Partial<InspectedEvent> => ({
  ...(entry.settled_at !== null && { settledAt: entry.settled_at.toISOString() }),
  ...(entry.settled_by !== null && { settledBy: entry.settled_by }),
  ...(entry.settled_reason !== null && { settledReason: entry.settled_reason }),
  ...(entry.copy_id !== null && { copyId: entry.copy_id }),
});

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
