import { withTrace } from '@waymark/platform';
import { advance, claim, lockLines, type Line } from './heard.js';
import type { OpenTransaction } from './open-transaction.js';
import { planOrder } from './order.js';
import type { Parking } from './parking.js';
import type { Incoming } from './record-reader.js';
import type { Transactions } from './transactions.js';

/** An event's handler failed, or what it wrote was refused. */
export class HearingFailed extends Error {
  override readonly name = 'HearingFailed';

  constructor(
    readonly event: Incoming,
    cause: unknown,
  ) {
    super(`${event.type} could not be applied`, { cause });
  }
}

/** What a transaction did with the events it was given. */
export interface Heard {
  readonly applied: number;
  readonly parked: number;
  readonly duplicates: number;
  /** Quarantine entries that these events have outgrown. */
  readonly outgrown: readonly string[];
}

/**
 * Applies events, in order and once each, within a transaction.
 * `alone`: what each handler writes is sent at once, so that a refusal names its event.
 */
export class Hearing {
  constructor(
    private readonly transactions: Transactions,
    private readonly parking: Parking,
  ) {}

  async hear(tx: OpenTransaction, given: readonly Incoming[], alone: boolean): Promise<Heard> {
    const events = [...new Map(given.map((event) => [event.id, event])).values()];
    const claims = await claim(
      tx,
      events.map(({ id }) => id),
    );
    const fresh = events.filter(({ id }) => claims.has(id));
    const duplicates = given.length - fresh.length;
    if (fresh.length === 0) return { applied: 0, parked: 0, duplicates, outgrown: [] };

    const locked = await lockLines(tx, this.linesOf(fresh));
    const subjects = [...new Set(fresh.map(({ subject }) => subject))];
    const { parked, marks } = await this.parking.waitingOn(tx, subjects, locked);
    const plan = planOrder(fresh, parked, marks, this.parking.hears);

    if (alone) for (const event of plan.apply) await this.apply(tx, event, alone);
    else await this.applySideBySide(tx, plan.apply);
    await this.parking.settle(tx, plan);
    await advance(tx, plan.marks);
    return {
      applied: plan.apply.length,
      parked: plan.park.length,
      duplicates: duplicates + plan.ignore.length,
      outgrown: [...claims.values()].filter((id) => id !== undefined),
    };
  }

  /** Those of a subject one after the other; subjects do not wait for each other, so that their statements meet. */
  private async applySideBySide(tx: OpenTransaction, events: readonly Incoming[]): Promise<void> {
    const bySubject = Map.groupBy(events, ({ subject }) => subject);
    const ends = await Promise.allSettled(
      [...bySubject.values()].map(async (chain) => {
        for (const event of chain) await this.apply(tx, event, false);
      }),
    );
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  private async apply(tx: OpenTransaction, event: Incoming, alone: boolean): Promise<void> {
    const { hear, id, traceparent } = event;
    if (hear === undefined) return;
    try {
      await this.transactions.within({ tx, eventId: id }, () => withTrace(traceparent, hear));
      if (alone) await tx.flush();
    } catch (error) {
      throw new HearingFailed(event, error);
    }
  }

  private linesOf(events: readonly Incoming[]): Line[] {
    const lines = events.flatMap((event) => this.parking.linesOf(event));
    return [...new Map(lines.map((line) => [`${line.producer} ${line.subject}`, line])).values()];
  }
}
