import { Controller, Get, Param, Post } from '@nestjs/common';
import { ReconciliationBegun, ReconciliationFound, Reconciliations } from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import { ReconciliationsView } from '../store/reconciliations.view.js';
import { ReadForOperators } from '../use-cases/read-for-operators.js';
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
    private readonly operators: ReadForOperators,
  ) {}

  @Get()
  @Answers(Reconciliations)
  async list(): Promise<Reconciliations> {
    return { reconciliations: await this.reconciliations.newest() };
  }

  /** The last that has ended. */
  @Get('latest')
  @Answers(ReconciliationFound)
  latest(@CallerOf() caller: Caller): Promise<ReconciliationFound> {
    return this.operators.reconciliation(undefined, caller);
  }

  @Get(':runId')
  @Answers(ReconciliationFound)
  read(@Param() { runId }: Run, @CallerOf() caller: Caller): Promise<ReconciliationFound> {
    return this.operators.reconciliation(runId, caller);
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
