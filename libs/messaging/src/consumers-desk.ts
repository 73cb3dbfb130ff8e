import { SERVICES, type Consumers, type ConsumerView, type GroupMembers } from '@waymark/contracts';
import { SharedReading } from '@waymark/platform';
import type { ConsumerRunner } from './consumer-runner.js';
import type { Lag } from './lag.js';
import type { MessagingGround } from './messaging-ground.js';
import { Pause } from './pause.js';
import { LANES, type Lane } from './topics.js';

/** Whoever asks would rather know the rest than wait. */
const BROKER_ANSWERS_WITHIN_MS = 1_500;

type Groups = Required<Pick<Consumers, 'groups' | 'groupsAsOf'>>;

/** Who has a consumer: everybody but the site. */
const HEARERS = SERVICES.filter((service) => service !== 'web');

/** How this service hears, and whether anybody hears for the others. */
export class ConsumersDesk {
  private readonly groups = new SharedReading(() => this.askBroker());

  constructor(
    private readonly ground: MessagingGround,
    private readonly runners: Readonly<Record<Lane, ConsumerRunner>>,
    private readonly lag: Pick<Lag, 'of'>,
  ) {}

  async read(): Promise<Consumers> {
    const groups = await this.groups.get();
    const now = this.ground.clock.now();
    return {
      asOf: now.toISOString(),
      consumers: LANES.map((lane) => this.viewOf(lane, now)),
      ...groups,
    };
  }

  private viewOf(lane: Lane, now: Date): ConsumerView {
    const { ports, settings } = this.ground;
    const sinceDoneMs = this.runners[lane].sinceDoneMs();
    const behind = this.lag.of(lane);
    return {
      lane,
      hears: settings.hears,
      hearing: ports[lane].health().consuming,
      oldestSeconds: Math.round(this.runners[lane].oldestMs(now.getTime()) / 1_000),
      ...(behind && { behindSeconds: Math.round(behind.ms / 1_000) }),
      ...(sinceDoneMs !== undefined && { sinceDoneSeconds: Math.round(sinceDoneMs / 1_000) }),
    };
  }

  /** Undefined: it does not answer. */
  private async askBroker(): Promise<Groups | undefined> {
    const { ports, topics, clock } = this.ground;
    const groupsAsOf = clock.now().toISOString();
    const all = HEARERS.flatMap((service) =>
      LANES.map((lane) => ({ service, lane, group: topics.groupOf(service, lane) })),
    );
    const deadline = new Pause();
    const members = await Promise.race([
      ports.normal.membersOf(all.map(({ group }) => group)),
      deadline.wait(BROKER_ANSWERS_WITHIN_MS).then(() => undefined),
    ]);
    deadline.end();
    const groups = members && all.map(({ group, ...of }) => membersIn(of, members.get(group)));
    return groups && { groups, groupsAsOf };
  }
}

const membersIn = (of: Omit<GroupMembers, 'members'>, members = 0): GroupMembers => ({
  ...of,
  members,
});
