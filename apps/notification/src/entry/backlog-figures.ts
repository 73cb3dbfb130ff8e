import { Injectable } from '@nestjs/common';
import { BACKLOG_CHANNELS, CHANNELS } from '@waymark/contracts';
import { Clock, Metrics } from '@waymark/platform';
import { BacklogView, type Waiting } from '../store/backlog.view.js';

/** What waits to go out and for how long, and since when a provider has not answered, among the figures of the service. */
@Injectable()
export class BacklogFigures {
  private reading: Promise<readonly Waiting[]> | undefined;

  constructor(
    metrics: Metrics,
    private readonly backlog: BacklogView,
    private readonly clock: Clock,
  ) {
    const labels = { channel: BACKLOG_CHANNELS };
    metrics.gauge(
      { name: 'waymark_messages_waiting', help: 'Messages that wait to go out.', labels },
      async () => (await this.each()).map(({ waiting: value, ...of }) => ({ ...of, value })),
    );
    metrics.gauge(
      {
        name: 'waymark_messages_oldest_seconds',
        help: 'How long ago the oldest message was planned that waits to go out.',
        labels,
      },
      async () => (await this.each()).map(({ seconds: value, ...of }) => ({ ...of, value })),
    );
    metrics.gauge(
      {
        name: 'waymark_provider_silent_seconds',
        help: 'Since when whoever carries the channel has taken nothing; 0 while it answers.',
        labels: { channel: CHANNELS },
      },
      async () =>
        (await this.backlog.standings()).map(({ channel, state, since }) => ({
          labels: { channel },
          value: state === 'answers' ? 0 : this.secondsSince(since),
        })),
    );
  }

  private async each() {
    // Both figures of one reading: what waits is counted once.
    this.reading ??= this.backlog.waiting().finally(() => {
      this.reading = undefined;
    });
    const found = await this.reading;
    return BACKLOG_CHANNELS.map((channel) => {
      const { waiting = 0, oldestAt } = found.find((one) => one.channel === channel) ?? {};
      const seconds = oldestAt === undefined ? 0 : this.secondsSince(oldestAt);
      return { labels: { channel }, waiting, seconds };
    });
  }

  private secondsSince(at: Date): number {
    return Math.max(0, (this.clock.now().getTime() - at.getTime()) / 1_000);
  }
}
