import { Injectable } from '@nestjs/common';
import { Clock, Metrics } from '@waymark/platform';
import { UnreviewedView } from '../store/unreviewed.view.js';

/** For how long nobody has looked at what was opened with a reason, among the figures of the service. */
@Injectable()
export class OpeningFigures {
  constructor(metrics: Metrics, unreviewed: UnreviewedView, clock: Clock) {
    metrics.gauge(
      {
        name: 'waymark_openings_unreviewed_oldest_seconds',
        help: 'How long ago a restricted record was opened that nobody has looked at since; 0 where all were.',
      },
      async () => [{ value: await unreviewed.oldestSeconds(clock.now()) }],
    );
  }
}
