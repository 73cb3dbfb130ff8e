import { SERVICES, type Consumers, type ConsumerView, type GroupMembers } from '@waymark/contracts';
import type { ConsumerRunner } from './consumer-runner.js';
import type { MessagingGround } from './messaging-ground.js';
import { Pause } from './pause.js';
import { LANES, type Lane } from './topics.js';

/** Whoever asks would rather know the rest than wait. */
const BROKER_ANSWERS_WITHIN_MS = 1_500;

/** Pages that several people look at ask the broker once. */
const KEPT_MS = 2_000;

type Members = Promise<readonly GroupMembers[] | undefined>;

/** Who has a consumer: everybody but the site. */
const HEARERS = SERVICES.filter((service) => service !== 'web');

/** How this service hears, and whether anybody hears for the others. */
export class ConsumersDesk {
  private kept: { readonly at: number; readonly members: Members } | undefined;

  constructor(
    private readonly ground: MessagingGround,
    private readonly runners: Readonly<Record<Lane, ConsumerRunner>>,
  ) {}

  async read(): Promise<Consumers> {
    const now = this.ground.clock.now();
    const groups = await this.members();
    return {
      asOf: now.toISOString(),
      consumers: LANES.map((lane) => this.viewOf(lane, now)),
      ...(groups !== undefined && { groups }),
    };
  }

  private viewOf(lane: Lane, now: Date): ConsumerView {
    const { ports, settings } = this.ground;
    const sinceDoneMs = this.runners[lane].sinceDoneMs();
    return {
      lane,
      hears: settings.hears,
      hearing: ports[lane].health().consuming,
      oldestSeconds: Math.round(this.runners[lane].oldestMs(now.getTime()) / 1_000),
      ...(sinceDoneMs !== undefined && { sinceDoneSeconds: Math.round(sinceDoneMs / 1_000) }),
    };
  }

  private members(): Members {
    const now = performance.now();
    if (this.kept === undefined || now - this.kept.at > KEPT_MS)
      this.kept = { at: now, members: this.askBroker() };
    return this.kept.members;
  }

  private async askBroker(): Members {
    const { ports, topics } = this.ground;
    const all = HEARERS.flatMap((service) =>
      LANES.map((lane) => ({ service, lane, group: topics.groupOf(service, lane) })),
    );
    const deadline = new Pause();
    const members = await Promise.race([
      ports.normal.membersOf(all.map(({ group }) => group)),
      deadline.wait(BROKER_ANSWERS_WITHIN_MS).then(() => undefined),
    ]);
    deadline.end();
    return members && all.map(({ group, ...of }) => ({ ...of, members: members.get(group) ?? 0 }));
  }
}
