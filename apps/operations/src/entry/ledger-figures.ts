import { Injectable } from '@nestjs/common';
import { Metrics } from '@waymark/platform';
import { FlowView } from '../store/flow.view.js';

/** What only operations sees: it hears of a referral from intake, whatever has become of those who should place it. */
@Injectable()
export class LedgerFigures {
  constructor(metrics: Metrics, flow: FlowView) {
    metrics.gauge(
      {
        name: 'waymark_referrals_unplaced_oldest_seconds',
        help: 'How long ago the oldest referral was received for which nobody owes a next step yet.',
      },
      async () => [{ value: await flow.unplacedSeconds() }],
    );
  }
}
