import { Injectable } from '@nestjs/common';
import { DIFFERENCE_KINDS } from '@waymark/contracts';
import { Metrics } from '@waymark/platform';
import { ReconciliationsView } from '../store/reconciliations.view.js';

/** What two services do not agree on, and how old the last complete look is. */
@Injectable()
export class ReconciliationFigures {
  constructor(metrics: Metrics, reconciliations: ReconciliationsView) {
    metrics.gauge(
      {
        name: 'waymark_reconciliation_differences',
        help: 'Referrals that two services do not agree on.',
        labels: { kind: DIFFERENCE_KINDS },
      },
      async () => {
        const standing = await reconciliations.standingByKind();
        return DIFFERENCE_KINDS.map((kind) => ({
          labels: { kind },
          value: standing.find((one) => one.kind === kind)?.n ?? 0,
        }));
      },
    );
    metrics.gauge(
      {
        name: 'waymark_reconciliation_age_seconds',
        help: 'Since all services were last compared; absent before the first time.',
      },
      async () => {
        const seconds = await reconciliations.secondsSinceDone();
        return seconds === undefined ? [] : [{ value: seconds }];
      },
    );
  }
}
