import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type OrderPlan, type Placed, planOrder } from './order.js';

interface Event extends Placed {
  readonly id: string;
}

const SHE = 'referral-1';
const HEARS = new Set(['intake', 'eligibility', 'routing']);

function event(source: string, sequence: number, cause?: readonly [string, number]): Event {
  return {
    id: `${source} ${sequence}`,
    source,
    subject: SHE,
    sequence,
    ...(cause && { causesource: cause[0], causesequence: cause[1] }),
  };
}

const heardUpTo = (producer: string, sequence: number) => ({ producer, subject: SHE, sequence });
const ids = (events: readonly Event[]): string[] => events.map(({ id }) => id);
const parkedIds = (plan: OrderPlan<Event>) =>
  plan.park.map(({ event: { id }, waitsFor }) => `${id} for ${waitsFor}`);

describe('events of one producer about one subject', () => {
  it('are applied when they are the next', () => {
    const plan = planOrder([event('intake', 1), event('intake', 2)], [], [], HEARS);
    expect(ids(plan.apply)).toEqual(['intake 1', 'intake 2']);
    expect(plan.marks).toEqual([heardUpTo('intake', 2)]);
  });

  it('are ignored when they are not newer than what was heard', () => {
    const arrived = [event('intake', 2), event('intake', 3)];
    const plan = planOrder(arrived, [], [heardUpTo('intake', 3)], HEARS);
    expect(ids(plan.ignore)).toEqual(['intake 2', 'intake 3']);
    expect(plan.apply).toEqual([]);
    expect(plan.marks).toEqual([]);
  });

  it('wait when an earlier one is missing, and go on when it comes', () => {
    const early = planOrder([event('intake', 3), event('intake', 2)], [], [], HEARS);
    expect(early.apply).toEqual([]);
    expect(parkedIds(early)).toEqual(['intake 3 for earlier', 'intake 2 for earlier']);

    const parked = [event('intake', 3), event('intake', 2)];
    const plan = planOrder([event('intake', 1)], parked, [], HEARS);
    expect(ids(plan.apply)).toEqual(['intake 1', 'intake 2', 'intake 3']);
    expect(ids(plan.unpark)).toEqual(['intake 3', 'intake 2']);
    expect(plan.marks).toEqual([heardUpTo('intake', 3)]);
  });

  it('do not wait for another subject', () => {
    const other = { ...event('intake', 1), id: 'other', subject: 'referral-2' };
    const plan = planOrder([event('intake', 2), other], [], [], HEARS);
    expect(ids(plan.apply)).toEqual(['other']);
    expect(parkedIds(plan)).toEqual(['intake 2 for earlier']);
  });

  it('claim a place only once', () => {
    const twin = { ...event('intake', 2), id: 'twin' };
    const plan = planOrder([twin], [event('intake', 2)], [], HEARS);
    expect(ids(plan.ignore)).toEqual(['twin']);
    expect(plan.unpark).toEqual([]);
  });

  it('leave the park when their place was used meanwhile', () => {
    const plan = planOrder([], [event('intake', 2)], [heardUpTo('intake', 2)], HEARS);
    expect(ids(plan.unpark)).toEqual(['intake 2']);
    expect(plan.apply).toEqual([]);
  });
});

describe('an event and its cause', () => {
  const assessed = event('eligibility', 1, ['intake', 1]);
  const offered = event('routing', 1, ['eligibility', 1]);

  it('waits for a cause that is heard here too', () => {
    const plan = planOrder([assessed], [], [heardUpTo('intake', 0)], HEARS);
    expect(parkedIds(plan)).toEqual(['eligibility 1 for cause']);
    expect(plan.marks).toEqual([]);
  });

  it('follows at once when the cause was heard', () => {
    const plan = planOrder([assessed], [], [heardUpTo('intake', 1)], HEARS);
    expect(ids(plan.apply)).toEqual(['eligibility 1']);
  });

  it('does not wait for a producer that is not heard here', () => {
    const plan = planOrder([assessed], [], [], new Set(['eligibility']));
    expect(ids(plan.apply)).toEqual(['eligibility 1']);
  });

  it('waits for what came before its cause, when only that is heard here', () => {
    const tells = new Set(['intake', 'routing']);
    const told = { ...offered, after: { intake: 2 } };
    const plan = planOrder([told], [], [heardUpTo('intake', 1)], tells);
    expect(parkedIds(plan)).toEqual(['routing 1 for cause']);
    expect(ids(planOrder([], [told], [heardUpTo('intake', 2)], tells).apply)).toEqual([
      'routing 1',
    ]);
    expect(ids(planOrder([told], [], [], new Set(['routing'])).apply)).toEqual(['routing 1']);
  });

  it('is released by its cause, and releases what follows it', () => {
    const plan = planOrder([event('intake', 1)], [offered, assessed], [], HEARS);
    expect(ids(plan.apply)).toEqual(['intake 1', 'eligibility 1', 'routing 1']);
    expect(plan.marks).toContainEqual(heardUpTo('routing', 1));
  });

  it('is released when the cause was heard but the release was missed', () => {
    const plan = planOrder([], [assessed], [heardUpTo('intake', 1)], HEARS);
    expect(ids(plan.apply)).toEqual(['eligibility 1']);
  });
});

describe('whatever order events arrive in', () => {
  // Each event's cause is any event that was said before it.
  const history = fc
    .array(fc.tuple(fc.constantFrom('intake', 'eligibility', 'routing'), fc.nat()), {
      minLength: 1,
      maxLength: 12,
    })
    .map((said) => {
      const events: Event[] = [];
      for (const [source, pick] of said) {
        const sequence = events.filter((earlier) => earlier.source === source).length + 1;
        const cause = events[pick % (events.length + 1)];
        events.push(event(source, sequence, cause && [cause.source, cause.sequence]));
      }
      return events;
    });
  const arrivals = history.chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
      fc.integer({ min: 1, max: 5 }),
    ),
  );

  it('all are applied once, in order, after their causes, and nobody is left waiting', () => {
    fc.assert(
      fc.property(arrivals, ([events, arrived, size]) => {
        const service = new Service();
        for (let at = 0; at < arrived.length; at += size)
          service.hear(arrived.slice(at, at + size));
        expect(service.parked).toEqual([]);
        expect(new Set(ids(service.applied)).size).toBe(service.applied.length);
        expect(service.applied.length).toBe(events.length);
        for (const [place, one] of service.applied.entries()) {
          const before = service.applied.slice(0, place);
          const isHeard = (source: string, sequence: number) =>
            before.some((other) => other.source === source && other.sequence === sequence);
          if (one.sequence > 1) expect(isHeard(one.source, one.sequence - 1)).toBe(true);
          if (one.causesource !== undefined) {
            expect(isHeard(one.causesource, one.causesequence ?? 0)).toBe(true);
          }
        }
      }),
    );
  });
});

/** Keeps what a service's tables would. */
class Service {
  applied: Event[] = [];
  parked: Event[] = [];
  private readonly inbox = new Set<string>();
  private readonly marks = new Map<string, number>();

  hear(events: readonly Event[]): void {
    const fresh = [...new Map(events.map((one) => [one.id, one])).values()].filter(
      ({ id }) => !this.inbox.has(id),
    );
    for (const { id } of fresh) this.inbox.add(id);
    const marks = [...this.marks].map(([producer, sequence]) => heardUpTo(producer, sequence));
    const plan = planOrder(fresh, this.parked, marks, HEARS);
    this.applied.push(...plan.apply);
    this.parked = [
      ...this.parked.filter((one) => !plan.unpark.includes(one)),
      ...plan.park.map((parked) => parked.event),
    ];
    for (const { producer, sequence } of plan.marks) this.marks.set(producer, sequence);
  }
}
