import type { Clock, Counter, Histogram, Metrics } from '@waymark/platform';
import type { Heard } from './hearing.js';
import type { HearingFigures } from './record-hearing.js';
import type { Incoming } from './record-reader.js';
import { LANES, type Lane } from './topics.js';

const OUTCOMES = ['applied', 'parked', 'came again'];

/** What is counted while events are heard: how many, how long it took, and how long after they were said. */
export class EventFigures {
  private readonly events: Counter;
  private readonly took: Histogram;
  private readonly after: Histogram;

  constructor(
    metrics: Metrics,
    private readonly clock: Clock,
  ) {
    this.events = metrics.counter({
      name: 'waymark_events_total',
      help: 'Events that were heard, by what became of them; those that came again had no second effect.',
      labels: { lane: LANES, outcome: OUTCOMES },
    });
    this.took = metrics.histogram({
      name: 'waymark_event_batch_seconds',
      help: 'How long a transaction took in which events were heard.',
      labels: { lane: LANES },
    });
    this.after = metrics.histogram({
      name: 'waymark_event_done_after_seconds',
      help: 'How long after it was said an event was done here.',
      labels: { lane: LANES },
    });
  }

  of(lane: Lane): HearingFigures {
    return {
      heard: (heard, events, ms) => {
        this.count(lane, heard);
        this.took.observe(ms / 1_000, { lane });
        this.age(lane, events);
      },
    };
  }

  private count(lane: Lane, { applied, parked, duplicates }: Heard): void {
    for (const [outcome, by] of Object.entries({ applied, parked, 'came again': duplicates })) {
      if (by > 0) this.events.add({ lane, outcome }, by);
    }
  }

  private age(lane: Lane, events: readonly Incoming[]): void {
    const now = this.clock.now().getTime();
    for (const { time } of events) {
      this.after.observe(Math.max(0, now - Date.parse(time)) / 1_000, { lane });
    }
  }
}
