import { describe, expect, it, jest } from '@jest/globals';
import type { Progress } from './kafka.port.js';
import { Lag } from './lag.js';

const topic = 'walk.intake';

/** A service that hears one topic, and a broker that says how far its group is. */
function aService() {
  const known = { now: 1_000_000, isDown: false, asked: 0, places: [] as readonly Progress[] };
  const progressOf = (group: string) => {
    known.asked += 1;
    return Promise.resolve(
      known.isDown ? undefined : group === 'walk.routing' ? known.places : ([] as const),
    );
  };
  const lag = new Lag(
    { progressOf },
    {
      normal: { group: 'walk.routing', topics: [topic] },
      urgent: { group: 'walk.routing.urgent', topics: ['walk.intake.urgent'] },
    },
    () => known.now,
  );
  return {
    known,
    lag,
    /** So many seconds later, the first partition is done up to `next` of `end`. */
    after: async (seconds: number, next: number, end: number) => {
      known.now += seconds * 1_000;
      const other = { topic, partition: 1, next: 3, end: 3 };
      known.places = [{ topic, partition: 0, next, end }, other];
      await lag.look();
      return lag.of('normal');
    },
  };
}

describe('what is behind', () => {
  it('is not known before the broker was asked, and nothing where all is done', async () => {
    const { lag, after } = aService();
    expect(lag.of('normal')).toBeUndefined();
    expect(await after(0, 5, 5)).toEqual({ ms: 0, records: 0 });
    expect(lag.of('urgent')).toEqual({ ms: 0, records: 0 });
  });

  it('has the age of what was seen first, also where nothing is ever handed over', async () => {
    const { after } = aService();
    await after(0, 5, 5);
    expect(await after(15, 5, 6)).toEqual({ ms: 0, records: 1 });
    expect(await after(15, 5, 9)).toEqual({ ms: 15_000, records: 4 });
    expect(await after(45, 5, 9)).toEqual({ ms: 60_000, records: 4 });
    expect(await after(15, 9, 9)).toEqual({ ms: 0, records: 0 });
  });

  it('is nothing old where something always comes and is always done', async () => {
    const { after } = aService();
    for (let look = 0; look < 20; look += 1) {
      expect(await after(15, look * 10, look * 10 + 3)).toEqual({ ms: 0, records: 3 });
    }
  });

  it('is as old as what is not done of a backlog, although some of it is', async () => {
    const { after } = aService();
    await after(0, 0, 100);
    await after(15, 0, 200);
    expect(await after(15, 50, 300)).toEqual({ ms: 30_000, records: 250 });
    expect(await after(15, 150, 300)).toEqual({ ms: 30_000, records: 150 });
    expect(await after(15, 250, 300)).toEqual({ ms: 30_000, records: 50 });
  });

  it('is not forgotten, however long it lasts and much comes', async () => {
    const { after } = aService();
    for (let look = 0; look <= 1_000; look += 1) await after(15, 0, look + 1);
    expect(await after(0, 0, 1_001)).toEqual({ ms: 15_000_000, records: 1_001 });
    expect((await after(0, 1_000, 1_001))?.ms).toBeGreaterThan(0);
  });

  it.each([
    { next: 6, looks: 2, is: 'nothing' },
    { next: 5, looks: 6, is: 'something' },
  ])('is looked for $looks times a minute where there is $is', async ({ next, looks }) => {
    jest.useFakeTimers();
    const { known, lag, after } = aService();
    await after(0, next, 6);
    const before = known.asked;
    lag.start(() => undefined);
    await jest.advanceTimersByTimeAsync(60_000);
    lag.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    jest.useRealTimers();
    expect((known.asked - before) / 2).toBe(looks);
  });

  it('names the partitions in which it has lasted for so long, where the broker just said so', async () => {
    const { known, lag, after } = aService();
    await after(0, 5, 6);
    await after(29, 5, 6);
    expect(lag.undoneFor('normal', 30_000)).toEqual([]);
    await after(1, 5, 7);
    expect(lag.undoneFor('normal', 30_000)).toEqual([{ topic, partition: 0, next: 5, end: 7 }]);
    known.isDown = true;
    await lag.look();
    expect(lag.undoneFor('normal', 30_000)).toEqual([]);
  });

  it('stays what it was while the broker does not say', async () => {
    const { known, lag, after } = aService();
    await after(0, 5, 6);
    await after(60, 5, 6);
    known.isDown = true;
    await lag.look();
    expect(lag.of('normal')).toEqual({ ms: 60_000, records: 1 });
  });
});
