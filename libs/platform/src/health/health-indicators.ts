import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { HealthAnswer, HealthIndicator } from './health-indicator.js';

export interface HealthReport {
  readonly ok: boolean;
  readonly checks: readonly (HealthAnswer & { readonly name: string })[];
}

const ANSWER_WITHIN_MS = 2_000;

/** Everything this process needs in order to work; each part registers its own indicator. */
@Injectable()
export class HealthIndicators implements OnModuleDestroy {
  private readonly indicators: HealthIndicator[] = [];
  private stopping = false;

  register(indicator: HealthIndicator): void {
    this.indicators.push(indicator);
  }

  onModuleDestroy(): void {
    this.stopping = true;
  }

  async ready(): Promise<HealthReport> {
    if (this.stopping) {
      return reportOf([{ name: 'process', ok: false, detail: 'The service is shutting down.' }]);
    }
    return reportOf(
      await Promise.all(
        this.indicators.map(async (indicator) => ({
          name: indicator.name,
          ...(await answerOf(indicator)),
        })),
      ),
    );
  }

  live(): HealthReport {
    const checks = this.indicators.flatMap((indicator) => {
      const answer = indicator.live?.();
      return answer === undefined ? [] : [{ name: indicator.name, ...answer }];
    });
    return reportOf(checks);
  }
}

const reportOf = (checks: HealthReport['checks']): HealthReport => ({
  ok: checks.every(({ ok }) => ok),
  checks,
});

async function answerOf(indicator: HealthIndicator): Promise<HealthAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<HealthAnswer>((resolve) => {
    const detail = `It has not answered within ${String(ANSWER_WITHIN_MS / 1000)} seconds.`;
    timer = setTimeout(resolve, ANSWER_WITHIN_MS, { ok: false, detail });
  });
  try {
    return await Promise.race([indicator.ready(), tooLate]);
  } catch {
    return { ok: false, detail: 'It cannot be asked.' };
  } finally {
    clearTimeout(timer);
  }
}
