import { Controller, Get, Param, Post } from '@nestjs/common';
import { ReconciliationBegun, ReconciliationFound, Reconciliations } from '@waymark/contracts';
import { Allow, Answers, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import { ReconciliationsView } from '../store/reconciliations.view.js';
import { ReconcileServices } from '../use-cases/reconcile-services.js';
import { ReconciliationWatch } from './reconciliation-watch.js';

class Run {
  @IsUUID() readonly runId!: string;
}

/** Where operators see whether the services agree with each other. */
@Controller('reconciliations')
@Allow({ roles: ['operator'], scopes: ['operations:read'] })
export class ReconciliationsController {
  constructor(
    private readonly reconcile: ReconcileServices,
    private readonly watch: ReconciliationWatch,
    private readonly reconciliations: ReconciliationsView,
  ) {}

  @Get()
  @Answers(Reconciliations)
  async list(): Promise<Reconciliations> {
    return { reconciliations: await this.reconciliations.newest() };
  }

  /** The last that has ended. */
  @Get('latest')
  @Answers(ReconciliationFound)
  async latest(): Promise<ReconciliationFound> {
    return found(await this.reconciliations.latest());
  }

  @Get(':runId')
  @Answers(ReconciliationFound)
  async read(@Param() { runId }: Run): Promise<ReconciliationFound> {
    return found(await this.reconciliations.find(runId));
  }

  @Post()
  @Allow({ roles: ['operator'], scopes: ['reconciliation:run'] })
  @Answers(ReconciliationBegun, { status: 202, problems: [409] })
  async begin(@CallerOf() caller: Caller): Promise<ReconciliationBegun> {
    const { runId, isNew } = await this.reconcile.begin(caller.subject);
    if (isNew) this.watch.workOn(runId);
    return { runId };
  }
}

function found(one: ReconciliationFound | undefined): ReconciliationFound {
  if (one === undefined) throw ProblemError.notFound('reconciliation');
  return one;
}
