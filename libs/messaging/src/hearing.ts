import { hasSpans, inSpan, withTrace } from '@waymark/platform';
import { advance, begin, type Expected, keyOf } from './heard.js';
import type { OpenTransaction } from './open-transaction.js';
import { processSpan } from './event-spans.js';
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
    const begun = await begin(
      tx,
      events.map(({ id }) => id),
      this.linesOf(events),
    );
    const fresh = events.filter(({ id }) => begun.claims.has(id));
    const duplicates = given.length - fresh.length;
    const subjects = [...new Set(fresh.map(({ subject }) => subject))];
    const { parked, marks } =
      begun.isParked && fresh.length > 0
        ? await this.parking.waitingOn(tx, subjects, begun.marks)
        : { parked: [], marks: begun.marks };
    const plan = planOrder(fresh, parked, marks, this.parking.hears);

    if (alone) for (const event of plan.apply) await this.apply(tx, event, alone);
    else await this.applySideBySide(tx, plan.apply);
    await this.parking.settle(tx, plan);
    await advance(tx, begun.toPutRight(plan.marks));
    return {
      applied: plan.apply.length,
      parked: plan.park.length,
      duplicates: duplicates + plan.ignore.length,
      outgrown: [...begun.claims.values()].filter((id) => id !== undefined),
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
      await this.transactions.within({ tx, eventId: id }, () =>
        hasSpans() ? inSpan(() => processSpan(event), hear) : withTrace(traceparent, hear),
      );
      if (alone) await tx.flush();
    } catch (error) {
      throw new HearingFailed(event, error);
    }
  }

  private linesOf(events: readonly Incoming[]): Expected[] {
    const lines = new Map<string, Expected>();
    for (const event of events) {
      for (const line of this.parking.linesOf(event)) {
        lines.set(keyOf(line), { ...line, first: 0, last: 0 });
      }
    }
    const own = Map.groupBy(events, ({ source, subject }) => keyOf({ producer: source, subject }));
    for (const [key, of] of own) {
      const line = lines.get(key);
      if (line !== undefined) lines.set(key, { ...line, ...spanOf(of) });
    }
    return [...lines.values()];
  }
}

const NO_SPAN = { first: 0, last: 0 };

/** From the first to the last, if none between them is missing or there twice. */
function spanOf(events: readonly Incoming[]): { readonly first: number; readonly last: number } {
  const [first, ...others] = events.map(({ sequence }) => sequence).toSorted((a, b) => a - b);
  if (first === undefined) return NO_SPAN;
  const isWhole = others.every((sequence, nth) => sequence === first + nth + 1);
  return isWhole ? { first, last: first + others.length } : NO_SPAN;
}
