import { Injectable } from '@nestjs/common';
import { Clock, Metrics } from '@waymark/platform';
import { OverdueView } from '../store/overdue.view.js';

/** How many next steps are overdue, and how long, among the figures of the service. */
@Injectable()
export class ClockFigures {
  constructor(metrics: Metrics, overdue: OverdueView, clock: Clock) {
    metrics.gauge(
      {
        name: 'waymark_clocks_overdue',
        help: 'Open referrals whose next step is overdue.',
      },
      async () => [{ value: (await overdue.at(clock.now())).referrals }],
    );
    metrics.gauge(
      {
        name: 'waymark_clocks_overdue_longest_seconds',
        help: 'How long ago the step was due that is overdue longest.',
      },
      async () => [{ value: (await overdue.at(clock.now())).seconds }],
    );
    metrics.gauge(
      {
        name: 'waymark_clocks_unsaid_oldest_seconds',
        help: 'For how long a clock has had something to say that was not said.',
      },
      async () => [{ value: await overdue.unsaidSeconds(clock.now()) }],
    );
  }
}
