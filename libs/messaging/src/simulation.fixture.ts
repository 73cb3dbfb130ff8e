import {
  catalogue,
  defineEvent,
  MayBeAbsent,
  type ServiceName,
  type WaymarkEvent,
} from '@waymark/contracts';
import {
  type MemoryDatabase,
  type Row,
  SimulatedLine,
  type SimulatedService,
  type Time,
} from '@waymark/testing';
import { IsInt, IsString } from 'class-validator';
import { causeOf, commandCause } from './cause-of.js';
import { On } from './on.js';
import { PermanentFailure } from './permanent-failure.js';
import type { Transaction, UnitOfWork } from './unit-of-work.js';

/** An invented event that leads to others until its hops are used up. */
export class HopData {
  @IsInt() readonly hops!: number;
  /** What happens in the service that is named, until somebody has mended it. */
  @MayBeAbsent() @IsString() readonly trouble?: string;
}
const hopped = defineEvent({ type: 'hopped.v1', producedBy: 'any', data: HopData });
type Hopped = WaymarkEvent<'hopped.v1', HopData>;

const HEARS: Readonly<Partial<Record<ServiceName, readonly ServiceName[]>>> = {
  intake: ['routing'],
  eligibility: ['intake'],
  routing: ['intake', 'eligibility'],
  operations: ['intake', 'eligibility', 'routing'],
};
const SAYS_MORE = new Set<ServiceName>(['intake', 'eligibility', 'routing']);
const INSTANCES = 2;
const SUBJECTS = 12;
const MOST_OPEN = 8;
const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const ASK_AGAIN_AFTER_MS = 500;
const GIVE_UP_AFTER_MS = 20_000;
const TROUBLES = ['refused', 'failing', 'written badly', 'failing twice'] as const;

/** Notes that it heard, and says what follows; meets the trouble that is meant for its service. */
class HopConsumer {
  constructor(
    private readonly service: ServiceName,
    private readonly unitOfWork: UnitOfWork,
    private readonly course: SimulatedCourse,
  ) {}

  @On(hopped)
  onHopped(event: Hopped): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      const { id, source, subject, sequence, causesource = null, causesequence = null } = event;
      tx.insert('effect', {
        ...{ event_id: id, producer: source, subject, sequence, causesource, causesequence },
      });
      await this.course.meet(this.service, event, tx);
      if (event.data.hops === 0 || !SAYS_MORE.has(this.service)) return;
      tx.publish(hopped.following(causeOf(event), { hops: event.data.hops - 1 }));
    });
  }
}

interface Command {
  readonly key: string;
  readonly subject: string;
  readonly urgent: boolean;
  readonly data: HopData;
}

/** One course of things: people send commands, everything goes wrong, it is mended, and all must be as it should. */
export class SimulatedCourse {
  readonly line: SimulatedLine;
  private readonly sent: Command[] = [];
  private readonly answered = new Set<string>();
  private readonly mended = new Set<string>();
  private readonly discarded = new Set<string>();
  /** What messaging itself says: nobody here does anything about it. */
  private readonly unheard = new Set<string>();
  private readonly failures = new Map<string, number>();
  private readonly heard = new Map<string, number>();
  private readonly letters = new Map<string, number>();
  private looking = false;
  private parked = 0;
  private askedAgain = 0;

  constructor(
    private readonly seed: number,
    time: Time,
  ) {
    const services = (Object.keys(HEARS) as ServiceName[]).map((name) => this.service(name));
    this.line = new SimulatedLine({ seed, time, catalogue: [...catalogue, hopped], services });
    for (const { name } of services) this.watch(name);
  }

  /** What was seen that must never be seen. */
  async run(steps: number): Promise<readonly string[]> {
    const { line } = this;
    const { random } = line.schedule;
    await line.live(steps, () => {
      const open = this.sent.length - this.answered.size;
      if (open < MOST_OPEN && random.chance(0.01)) this.send(this.newCommand());
      if (random.chance(0.004)) this.lookAfterOne();
    });
    await line.settle(30_000, () => {
      this.lookAfterOne();
      return this.answered.size === this.sent.length && this.waiting().length === 0;
    });
    if (line.broken.length === 0) this.judge();
    const { steps: at, lately } = line.schedule;
    return line.broken.length === 0
      ? []
      : [`seed ${this.seed}, step ${at}: ${line.broken.join('; ')}`, ...lately];
  }

  async meet(service: ServiceName, event: Hopped, tx: Transaction): Promise<void> {
    const [where, what] = event.data.trouble?.split(':') ?? [];
    await Promise.resolve();
    const place = `${service} ${event.id}`;
    if (where !== service || this.mended.has(place)) return;
    const times = (this.failures.get(place) ?? 0) + 1;
    this.failures.set(place, times);
    if (what === 'refused') throw new PermanentFailure('refused');
    if (what === 'failing' || times <= 2) throw new Error('failing');
    if (what === 'written badly') tx.insert('taken', { id: 'taken' });
  }

  /** How often what this is about has come about. */
  get seen(): Readonly<Record<string, number>> {
    const { line } = this;
    const databases = (Object.keys(HEARS) as ServiceName[]).map((name) => line.databaseOf(name));
    const sum = (of: (database: MemoryDatabase) => number): number =>
      databases.reduce((all, database) => all + of(database), 0);
    return {
      ...Object.fromEntries(line.met),
      'written twice': line.kafka.writtenTwice,
      'came again': sum(({ cameAgain }) => cameAgain),
      'waited for an earlier one': this.parked,
      quarantined: sum((database) => database.rowsOf('quarantine').size),
      discarded: this.discarded.size,
      'asked again': this.askedAgain,
      'sent once more as urgent': sum(
        (database) =>
          database.rowsOf('outbox').size -
          new Set([...database.rowsOf('outbox').values()].map((row) => row.event_id)).size,
      ),
    };
  }

  private service(name: ServiceName): SimulatedService {
    return {
      name,
      hears: HEARS[name] ?? [],
      instances: INSTANCES,
      consumerOf: (unitOfWork) => new HopConsumer(name, unitOfWork, this),
      uniques: { taken: [['id']] },
    };
  }

  private newCommand(): Command {
    const { random } = this.line.schedule;
    const command = {
      key: `command-${this.sent.length + 1}`,
      subject: `she-${random.below(SUBJECTS)}`,
      urgent: random.chance(0.03),
      data: {
        hops: random.below(4),
        ...(random.chance(0.03) && { trouble: this.someTrouble() }),
      },
    };
    this.sent.push(command);
    return command;
  }

  private someTrouble(): string {
    const { random } = this.line.schedule;
    const where = random.pick(['eligibility', 'routing', 'operations']) ?? '';
    return `${where}:${random.pick(TROUBLES) ?? ''}`;
  }

  // A caller asks again, with the same key, until there is an answer.
  private send(command: Command): void {
    const { key, subject, urgent, data } = command;
    let isOver = false;
    const again = (): void => {
      if (isOver || this.answered.has(command.key)) return;
      isOver = true;
      this.askedAgain += 1;
      this.send(command);
    };
    setTimeout(again, GIVE_UP_AFTER_MS);
    const cause = commandCause({ id: key, subject, urgent, traceparent: TRACE });
    const together = this.line.schedule.random.chance(0.5) ? { apartBy: [subject] } : undefined;
    void this.line
      .someProcess('intake')
      ?.parts.unitOfWork.command(
        { organisation: 'a', key, bodyHash: 'b' },
        (tx) => {
          tx.insert('letter', { key });
          tx.publish(hopped.following(cause, data));
          return Promise.resolve({ status: 201, body: {} });
        },
        together,
      )
      .then(
        () => this.answered.add(key),
        () => setTimeout(again, ASK_AGAIN_AFTER_MS),
      );
  }

  /** A person looks after what is in quarantine: most of it is mended and replayed, some is discarded. */
  private lookAfterOne(): void {
    const { random } = this.line.schedule;
    const [service, entry] = random.pick(this.waiting()) ?? [];
    if (this.looking || service === undefined || entry === undefined) return;
    const desk = this.line.someProcess(service)?.parts.desk;
    if (desk === undefined) return;
    this.looking = true;
    const stopLooking = (): void => {
      this.looking = false;
    };
    setTimeout(stopLooking, 10_000);
    const decision = { by: 'operator', reason: 'mended' };
    const place = `${service} ${String(entry.event_id)}`;
    const id = String(entry.id);
    if (!this.mended.has(place) && random.chance(0.4)) this.discarded.add(placeOf(service, entry));
    const isDiscarded = this.discarded.has(placeOf(service, entry));
    if (!isDiscarded) this.mended.add(place);
    const decided = isDiscarded ? desk.discard(id, decision) : desk.replay(id, decision);
    void decided.then(stopLooking, stopLooking);
  }

  private waiting(): (readonly [ServiceName, Row])[] {
    return (Object.keys(HEARS) as ServiceName[]).flatMap((service) =>
      [...this.line.databaseOf(service).rowsOf('quarantine').values()]
        .filter(({ state }) => state === 'waiting')
        .map((row) => [service, row] as const),
    );
  }

  private watch(service: ServiceName): void {
    const database = this.line.databaseOf(service);
    database.apply('taken', 'taken', { id: 'taken' });
    database.onCommit((row, table) => {
      if (table === 'parked') this.parked += 1;
      if (table === 'effect') this.judgeEffect(service, row);
      if (table === 'outbox' && row.type !== hopped.type) {
        this.unheard.add(`${service} ${String(row.subject)} ${String(row.sequence)}`);
      }
      if (table === 'letter') {
        const key = String(row.key);
        this.letters.set(key, (this.letters.get(key) ?? 0) + 1);
      }
    });
  }

  private judgeEffect(service: ServiceName, row: Row): void {
    const { producer, subject, sequence, causesource, causesequence } = row;
    const line = `${service} ${String(producer)} ${String(subject)}`;
    const before = this.heard.get(line) ?? 0;
    let next = before + 1;
    while (next < Number(sequence) && this.isWithoutEffect(service, row, next)) next += 1;
    if (sequence !== next) {
      this.line.broken.push(`${line}: ${String(sequence)} was done after ${before}`);
    }
    this.heard.set(line, Number(sequence));
    if (causesource === null || HEARS[service]?.includes(causesource as ServiceName) !== true)
      return;
    const cause = `${service} ${causesource as string} ${String(subject)}`;
    if ((this.heard.get(cause) ?? 0) >= Number(causesequence)) return;
    if (this.isWithoutEffect(service, { ...row, producer: causesource }, Number(causesequence)))
      return;
    this.line.broken.push(`${line}: ${String(sequence)} was done before its cause`);
  }

  private isWithoutEffect(service: ServiceName, row: Row, sequence: number): boolean {
    const { producer, subject } = row;
    const place = `${String(producer)} ${String(subject)} ${sequence}`;
    return this.unheard.has(place) || this.discarded.has(`${service} ${place}`);
  }

  /** At the end everything that was said is done once by everybody who hears it. */
  private judge(): void {
    const { broken } = this.line;
    for (const { key } of this.sent) {
      const times = this.letters.get(key) ?? 0;
      if (times !== 1) broken.push(`${key} was answered and stored ${times} times`);
    }
    for (const [service, heard] of Object.entries(HEARS) as [ServiceName, ServiceName[]][]) {
      const database = this.line.databaseOf(service);
      if (database.rowsOf('parked').size > 0) broken.push(`${service} has something parked`);
      const done = new Set([...database.rowsOf('effect').values()].map((row) => row.event_id));
      for (const producer of heard) {
        for (const row of this.line.databaseOf(producer).rowsOf('outbox').values()) {
          if (row.type !== hopped.type || done.has(row.event_id)) continue;
          if (this.discarded.has(placeOf(service, { ...row, producer }))) continue;
          broken.push(
            `${service} never did ${String(row.subject)} ${String(row.sequence)} of ${producer}`,
          );
        }
      }
    }
  }
}

const placeOf = (service: ServiceName, { producer, subject, sequence }: Row): string =>
  `${service} ${String(producer)} ${String(subject)} ${String(sequence)}`;
