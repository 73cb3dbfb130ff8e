import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  BeginQuarantineRun,
  QuarantineGroups,
  QuarantineRuns as Runs,
  QuarantineRunView,
  SettleQuarantined,
  type QuarantineGroup,
} from '@waymark/contracts';
import { Allow, Answers, type Caller, CallerOf } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import { maskedDetail } from './masked.js';
import { QuarantineView, type QuarantineGroupRow } from './quarantine-view.js';
import { type QuarantineRun, QuarantineRuns } from './quarantine-runs.js';

class OfRun {
  @IsUUID() readonly runId!: string;
}

/** Where operators deal with many quarantined events that are the same trouble. */
@Allow({ roles: ['operator'] })
@Controller('messaging/quarantine')
export class QuarantineRunsController {
  constructor(
    private readonly view: QuarantineView,
    private readonly runs: QuarantineRuns,
  ) {}

  @Get('groups')
  @Answers(QuarantineGroups)
  async groups(): Promise<QuarantineGroups> {
    return { groups: (await this.view.groups()).map(asGroup) };
  }

  @Get('runs')
  @Answers(Runs)
  async newest(): Promise<Runs> {
    return { runs: (await this.runs.newest()).map(asRun) };
  }

  @Get('runs/:runId')
  @Answers(QuarantineRunView)
  async read(@Param() { runId }: OfRun): Promise<QuarantineRunView> {
    return asRun(await this.runs.find(runId));
  }

  @Post('runs')
  @Answers(QuarantineRunView, { status: 202, problems: [404, 409] })
  async begin(
    @Body() { group, perSecond, dry, reason }: BeginQuarantineRun,
    @CallerOf() { subject: by }: Caller,
  ): Promise<QuarantineRunView> {
    return asRun(await this.runs.begin({ group, perSecond, dry, reason, by }));
  }

  @Post('runs/:runId/pause')
  @Answers(QuarantineRunView, { problems: [409] })
  async pause(
    @Param() { runId }: OfRun,
    @Body() { reason }: SettleQuarantined,
    @CallerOf() { subject: by }: Caller,
  ): Promise<QuarantineRunView> {
    return asRun(await this.runs.turn(runId, 'pause', { by, reason }));
  }

  @Post('runs/:runId/resume')
  @Answers(QuarantineRunView, { problems: [409] })
  async resume(
    @Param() { runId }: OfRun,
    @Body() { reason }: SettleQuarantined,
    @CallerOf() { subject: by }: Caller,
  ): Promise<QuarantineRunView> {
    return asRun(await this.runs.turn(runId, 'resume', { by, reason }));
  }

  @Post('runs/:runId/cancel')
  @Answers(QuarantineRunView, { problems: [409] })
  async cancel(
    @Param() { runId }: OfRun,
    @Body() { reason }: SettleQuarantined,
    @CallerOf() { subject: by }: Caller,
  ): Promise<QuarantineRunView> {
    return asRun(await this.runs.turn(runId, 'cancel', { by, reason }));
  }
}

const asGroup = (row: QuarantineGroupRow): QuarantineGroup => ({
  group: row.group_key,
  reason: row.reason,
  ...(row.type !== null && { type: row.type }),
  ...(row.producer !== null && { producer: row.producer }),
  error: row.error_class,
  detail: maskedDetail(row.error_detail),
  events: row.entries,
  subjects: row.subjects,
  oldest: row.oldest.toISOString(),
  newest: row.newest.toISOString(),
  example: row.example,
  ...(row.settled_before !== null && { settledBefore: row.settled_before.toISOString() }),
  ...(row.assignee !== null && { assignee: row.assignee }),
  ...(row.archived_at !== null && { archivedAt: row.archived_at.toISOString() }),
});

const asRun = (run: QuarantineRun): QuarantineRunView => ({
  runId: run.run_id,
  group: run.group_key,
  dry: run.is_dry,
  perSecond: run.per_second,
  state: run.state,
  total: run.total,
  succeeded: run.succeeded,
  failed: run.failed,
  others: Math.max(0, run.total - run.succeeded - run.failed),
  newSince: run.newer,
  by: run.asked_by,
  reason: run.reason,
  askedAt: run.asked_at.toISOString(),
  ...(run.ended_at !== null && { endedAt: run.ended_at.toISOString() }),
});
