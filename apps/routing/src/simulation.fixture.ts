import {
  catalogue,
  defineEvent,
  type EventDefinition,
  MayBeAbsent,
  type ServiceName,
  type WaymarkEvent,
} from '@waymark/contracts';
import { causeOf, commandCause, On, type Transaction, type UnitOfWork } from '@waymark/messaging';
import { type Row, SimulatedLine, type SimulatedService, type Time } from '@waymark/testing';
import { IsInt, IsString } from 'class-validator';
import fc from 'fast-check';
import { aLife, type Step } from './domain/a-life-plan.fixture.js';
import { Life } from './domain/a-life.fixture.js';
import { settle } from './domain/settle.js';

// The referral state machine on real messaging: what happens to a referral arrives as events and as people's commands,
// twice, late and from several processes, and the placement must be what the same steps make of it one after the other.

/** Step so-and-so of a referral's life happened. What it is stands in the plan of the course. */
class HappenedData {
  @IsInt() readonly nth!: number;
  /** By whom it is said, besides. */
  @MayBeAbsent() @IsString() readonly note?: string;
}
const happened = defineEvent({ type: 'happened.v1', producedBy: 'any', data: HappenedData });
type Happened = WaymarkEvent<'happened.v1', HappenedData>;

const HEARS: Readonly<Partial<Record<ServiceName, readonly ServiceName[]>>> = {
  intake: [],
  eligibility: ['intake'],
  routing: ['intake', 'eligibility'],
  operations: ['intake', 'eligibility', 'routing'],
};
/** Before anything else: the referral is received. */
const RECEIVED = -1;
const INSTANCES = 2;
const REFERRALS = 10;
const MOST_OPEN = 8;
const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const ASK_AGAIN_AFTER_MS = 500;
const GIVE_UP_AFTER_MS = 20_000;
/** Who says that it happened: judging follows facts, facts come from the form; all else is done by people and timers. */
const BY_INTAKE = new Set<Step['do']>(['amend', 'answer', 'moves', 'spoken', 'withdraw']);
const OURS = catalogue.filter(({ producedBy }) => producedBy === 'routing');

/** A protection that a spec takes away, to see that its absence is found. */
export type Planted = 'read without a lock';

type PlannedLife = typeof aLife extends fc.Arbitrary<infer Lived> ? Lived : never;

interface Command {
  readonly key: string;
  readonly subject: string;
  readonly nth: number;
  readonly at: 'intake' | 'routing';
}

/** Says on what it hears: facts are judged. */
class SaysOn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly course: PlacementCourse,
  ) {}

  @On(happened)
  onHappened(event: Happened): Promise<void> {
    return this.unitOfWork.once(event, (tx) => {
      const nth = this.course.nextJudgement(event.subject);
      if (nth !== undefined) tx.publish(happened.following(causeOf(event), { nth }));
      return Promise.resolve();
    });
  }
}

/** Does to the placement what happened. */
class Routes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly course: PlacementCourse,
  ) {}

  @On(happened)
  onHappened(event: Happened): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      await this.course.apply(tx, event.subject, event.data.nth, causeOf(event));
    });
  }
}

/** Notes every version of a placement that is said. */
class Follows {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  followed(event: WaymarkEvent): Promise<void> {
    return this.unitOfWork.once(event, (tx) => {
      const { id, subject, data } = event;
      tx.insert('followed', {
        event_id: id,
        subject,
        ...('version' in data && { version: data.version }),
      });
      return Promise.resolve();
    });
  }
}
const followed = Object.getOwnPropertyDescriptor(Follows.prototype, 'followed');
for (const definition of OURS) {
  if (followed !== undefined) On(definition)(Follows.prototype, 'followed', followed as never);
}

/** One course: referrals live their planned lives, everything goes wrong, it is mended, and all must be as it should. */
export class PlacementCourse {
  readonly line: SimulatedLine;
  private readonly plans: ReadonlyMap<string, PlannedLife>;
  private readonly sent: Command[] = [];
  private readonly answered = new Set<string>();
  private readonly next = new Map<string, number>();
  private readonly judgements = new Map<string, number>();
  /** By referral: the steps in the order in which they were kept. */
  private readonly kept = new Map<string, number[]>();
  private readonly versions = new Map<string, number>();

  constructor(
    private readonly seed: number,
    time: Time,
    private readonly planted?: Planted,
  ) {
    const lives = fc.sample(aLife, { numRuns: REFERRALS, seed });
    this.plans = new Map(lives.map((life, nth) => [subjectOf(nth), life]));
    const services = (Object.keys(HEARS) as ServiceName[]).map((name) => this.service(name));
    this.line = new SimulatedLine({ seed, time, catalogue: [...catalogue, happened], services });
    this.watch();
  }

  /** What was seen that must never be seen. */
  async run(steps: number): Promise<readonly string[]> {
    const { line } = this;
    const { random } = line.schedule;
    await line.live(steps, () => {
      const open = this.sent.length - this.answered.size;
      if (open < MOST_OPEN && random.chance(0.02)) this.sendSomething();
    });
    await line.settle(30_000, () => this.answered.size === this.sent.length);
    if (line.broken.length === 0) this.judge();
    const { steps: at, lately } = line.schedule;
    return line.broken.length === 0
      ? []
      : [`seed ${this.seed}, step ${at}: ${line.broken.join('; ')}`, ...lately];
  }

  /** How many steps of lives were made. */
  get lived(): number {
    return [...this.kept.values()].flat().length;
  }

  async apply(
    tx: Transaction,
    subject: string,
    nth: number,
    cause: Parameters<EventDefinition['following']>[0],
  ): Promise<void> {
    const sql = this.planted === 'read without a lock' ? READ : LOCK;
    const [row] = await tx.query<{ readonly life: Life }>(sql, [subject]);
    const life = row?.life.copy();
    if (life === undefined) {
      if (nth !== RECEIVED) throw new Error('it was never received');
      await tx.query(KEEP, [subject, this.begun(subject)]);
      tx.insert('lived', { subject, nth });
      return;
    }
    const said = this.step(life, subject, nth);
    await tx.query(KEEP, [subject, life]);
    tx.insert('lived', { subject, nth });
    for (const { definition, data } of said) tx.publish(definition.following(cause, data));
  }

  /** Judging follows each time that facts come. */
  nextJudgement(subject: string): number | undefined {
    const { steps } = this.planOf(subject);
    const from = this.judgements.get(subject) ?? 0;
    const nth = steps.findIndex((step, at) => at >= from && step.do === 'judge');
    if (nth < 0) return undefined;
    this.judgements.set(subject, nth + 1);
    return nth;
  }

  private begun(subject: string): Life {
    const { self, known } = this.planOf(subject);
    return new Life(self, known);
  }

  private step(life: Life, subject: string, nth: number): ReturnType<typeof settle>['says'] {
    const step = this.planOf(subject).steps[nth];
    const draft = step && life.draftOf(step);
    if (draft === undefined) return [];
    const change = settle(life.placement, draft);
    life.placement = change.after;
    return change.says;
  }

  private planOf(subject: string): PlannedLife {
    const plan = this.plans.get(subject);
    if (plan === undefined) throw new Error(`${subject} is not part of this course`);
    return plan;
  }

  private service(name: ServiceName): SimulatedService {
    return {
      name,
      hears: HEARS[name] ?? [],
      instances: INSTANCES,
      consumerOf: (unitOfWork) => {
        if (name === 'routing') return new Routes(unitOfWork, this);
        return name === 'operations' ? new Follows(unitOfWork) : new SaysOn(unitOfWork, this);
      },
      uniques: { life: [['subject']] },
      statements: {
        *[READ](tx, [subject]) {
          yield* [];
          const row = tx.get('life', subject as string);
          return row === undefined ? [] : [row];
        },
        *[LOCK](tx, [subject]) {
          yield { name: `life ${subject as string}` };
          const row = tx.get('life', subject as string);
          return row === undefined ? [] : [row];
        },
        *[KEEP](tx, [subject, life]) {
          yield { name: `life ${subject as string}` };
          tx.put('life', subject as string, { subject, life });
          return [];
        },
      },
    };
  }

  /** The next thing that happens to somebody. */
  private sendSomething(): void {
    const { random } = this.line.schedule;
    const subject = subjectOf(random.below(REFERRALS));
    const { steps } = this.planOf(subject);
    let nth = this.next.get(subject) ?? RECEIVED;
    while (nth >= 0 && steps[nth] !== undefined && !isSent(steps[nth])) nth += 1;
    if (nth >= steps.length) return;
    // Nobody sees a referral before routing has it.
    if (nth !== RECEIVED && !this.kept.has(subject)) return;
    this.next.set(subject, nth + 1);
    const step = steps[nth];
    const byIntake = step === undefined || BY_INTAKE.has(step.do);
    const command: Command = {
      ...{ key: `command-${this.sent.length + 1}`, subject, nth },
      at: byIntake ? 'intake' : 'routing',
    };
    this.sent.push(command);
    this.send(command);
  }

  // Whoever asks asks again, with the same key, until there is an answer.
  private send(command: Command): void {
    const { key, subject, nth, at } = command;
    let isOver = false;
    const again = (): void => {
      if (isOver || this.answered.has(key)) return;
      isOver = true;
      this.send(command);
    };
    setTimeout(again, GIVE_UP_AFTER_MS);
    const cause = commandCause({ id: key, subject, urgent: false, traceparent: TRACE });
    void this.line
      .someProcess(at)
      ?.parts.unitOfWork.command({ organisation: 'a', key, bodyHash: 'b' }, async (tx) => {
        if (at === 'routing')
          await this.apply(tx, subject, nth, { ...cause, after: { intake: 1 } });
        else tx.publish(happened.following(cause, { nth }));
        return { status: 200, body: {} };
      })
      .then(
        () => this.answered.add(key),
        () => setTimeout(again, ASK_AGAIN_AFTER_MS),
      );
  }

  private watch(): void {
    const { line } = this;
    line.databaseOf('routing').onCommit((row, table) => {
      if (table === 'quarantine') line.broken.push(`set aside: ${String(row.error_detail)}`);
      if (table !== 'lived') return;
      const subject = String(row.subject);
      this.kept.set(subject, [...(this.kept.get(subject) ?? []), Number(row.nth)]);
    });
    line.databaseOf('operations').onCommit(({ subject, version }, table) => {
      if (table !== 'followed' || version === undefined) return;
      const before = this.versions.get(String(subject)) ?? 0;
      const now = Number(version);
      if (now <= before)
        line.broken.push(`${String(subject)}: version ${now} came after ${before}`);
      this.versions.set(String(subject), now);
    });
  }

  /** Each step was made once, and the placement is what they make of it one after the other. */
  private judge(): void {
    const { broken } = this.line;
    for (const subject of this.plans.keys()) {
      const kept = this.kept.get(subject) ?? [];
      const told = this.toldOf(subject);
      if (told.join() !== kept.toSorted((a, b) => a - b).join())
        broken.push(`${subject}: was told ${told.join(' ')} and did ${kept.join(' ')}`);
      const row = this.line.databaseOf('routing').rowsOf('life').get(subject);
      if (row === undefined) continue;
      const again = this.begun(subject);
      let said = 0;
      for (const nth of kept.slice(1)) said += this.step(again, subject, nth).length;
      const [found, expected] = [(row.life as Life).placement, again.placement].map(shapeOf);
      if (found !== expected)
        broken.push(`${subject}: is ${String(found)} and should be ${String(expected)}`);
      const heard = this.rows('operations', 'followed').filter((one) => one.subject === subject);
      if (heard.length !== said)
        broken.push(`${subject}: ${said} things were said and ${heard.length} were heard`);
    }
  }

  /** What routing was told of her, by events and by commands. */
  private toldOf(subject: string): readonly number[] {
    const said = (['intake', 'eligibility'] as const).flatMap((service) =>
      this.rows(service, 'outbox').flatMap(({ subject: of, type, data, urgent }) =>
        of === subject && type === happened.type && urgent !== true ? [nthIn(data)] : [],
      ),
    );
    const asked = this.sent.filter((one) => one.at === 'routing' && one.subject === subject);
    return [...said, ...asked.map(({ nth }) => nth)].toSorted((a, b) => a - b);
  }

  private rows(service: ServiceName, table: string): readonly Row[] {
    return [...this.line.databaseOf(service).rowsOf(table).values()];
  }
}

const READ = 'SELECT life';
const LOCK = 'SELECT life FOR UPDATE';
const KEEP = 'UPDATE life';

const subjectOf = (nth: number): string =>
  `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

/** Judging is said by eligibility, in its own time. */
const isSent = (step: Step | undefined): boolean => step?.do !== 'judge' && step?.do !== 'nothing';

const nthIn = (data: unknown): number =>
  ((typeof data === 'string' ? JSON.parse(data) : data) as HappenedData).nth;

/** All but the ids, which are new each time. */
const shapeOf = ({
  version,
  standing,
  holder,
  nextStep,
  tasks,
  alongside,
}: Life['placement']): string =>
  JSON.stringify([
    ...[version, standing.is, holder?.organisation, nextStep?.what, nextStep?.owner],
    ...[tasks.map(({ purpose, step }) => [purpose, step.owner, step.dueAt])],
    ...[alongside.map(({ serviceId, state }) => [serviceId, state])],
  ]);
