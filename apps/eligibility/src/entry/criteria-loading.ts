import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, HealthIndicators, Logger, type HealthAnswer } from '@waymark/platform';
import { CriteriaInForce } from '../use-cases/criteria-in-force.js';
import { LoadCriteria } from '../use-cases/load-criteria.js';

/** Loads the published criteria before anything is judged; a wrong file leaves the last good set in force. */
@Injectable()
export class CriteriaLoading implements OnModuleInit {
  readonly name = 'criteria';
  private refused: string | undefined;

  constructor(
    private readonly loadCriteria: LoadCriteria,
    private readonly criteria: CriteriaInForce,
    private readonly clock: Clock,
    private readonly logger: Logger,
    health: HealthIndicators,
  ) {
    health.register(this);
  }

  async onModuleInit(): Promise<void> {
    try {
      await this.loadCriteria.execute(this.clock.today());
    } catch (cause) {
      this.refused = cause instanceof Error ? cause.message : 'the files cannot be read';
      this.logger.error('the new criteria are refused; the last good set stays in force', {
        cause,
      });
      await this.loadCriteria.useStored();
    }
  }

  /** Without any criteria nothing can be judged; with the last good set it can. */
  ready(): Promise<HealthAnswer> {
    const ok = !this.criteria.isEmpty();
    const said =
      this.refused === undefined
        ? 'The published criteria are in force.'
        : `The new criteria are refused: ${this.refused}${ok ? ' The last good set stays in force.' : ''}`;
    const open = this.criteria.unrunnableOn(this.clock.today()).map(({ trouble }) => trouble);
    return Promise.resolve({ ok, detail: [said, ...open].join(' ') });
  }
}
