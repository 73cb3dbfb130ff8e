import { describe, expect, it, jest } from '@jest/globals';
import { PartitionsAtWork } from './partitions-at-work.js';

const topic = 'walk.intake';
const first = { topic, partition: 0, offset: '7' };
const other = { topic, partition: 1, offset: '3' };

/** A consumer of two partitions, and a clock that only goes on when it is told. */
function aConsumer() {
  const clock = { now: 1_000 };
  const partitions = new PartitionsAtWork(() => clock.now);
  partitions.assigned({ [topic]: [0, 1] });
  const quiet = () => [partitions.quietMs(topic, 0), partitions.quietMs(topic, 1)];
  return { clock, partitions, quiet };
}

/** Work that ends when it is told. */
function aBatch() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work: () => done, end };
}

describe('a partition', () => {
  it('is quiet since it was last handed over, or became this consumer’s', async () => {
    const { clock, partitions, quiet } = aConsumer();
    clock.now += 20_000;
    await partitions.hand(first, () => Promise.resolve());
    clock.now += 5_000;
    expect(quiet()).toEqual([5_000, 25_000]);
    partitions.assigned({ [topic]: [0, 1] });
    expect(quiet()).toEqual([0, 0]);
  });

  it('is not quiet while it is another’s, also where its last batch ends then', async () => {
    const { partitions, quiet } = aConsumer();
    const batch = aBatch();
    const handed = partitions.hand(first, batch.work);
    partitions.left();
    expect(quiet()).toEqual([undefined, undefined]);
    batch.end();
    await handed;
    expect(quiet()).toEqual([undefined, undefined]);
  });

  it('is not quiet while it is in hand, nor where something else takes long', async () => {
    const { clock, partitions, quiet } = aConsumer();
    const batch = aBatch();
    const handed = partitions.hand(first, batch.work);
    clock.now += 5_000;
    expect(quiet()).toEqual([undefined, 5_000]);
    clock.now += 1;
    expect(quiet()).toEqual([undefined, undefined]);
    batch.end();
    await handed;
    expect(quiet()).toEqual([0, 5_001]);
  });

  it('is not quiet while it waits on purpose, and begins anew after that', () => {
    jest.useFakeTimers();
    const { clock, partitions, quiet } = aConsumer();
    const resumed: number[] = [];
    partitions.wait(first, 60_000, () => resumed.push(clock.now));
    clock.now += 60_000;
    expect(quiet()).toEqual([undefined, 60_000]);
    jest.advanceTimersByTime(60_000);
    expect(quiet()).toEqual([0, 60_000]);
    expect(resumed).toHaveLength(1);
    partitions.wait(first, 60_000, () => resumed.push(clock.now));
    partitions.stop();
    jest.advanceTimersByTime(60_000);
    jest.useRealTimers();
    expect(resumed).toHaveLength(1);
  });
});

describe('what is in hand', () => {
  it('is told with how long nothing has ended', async () => {
    const { clock, partitions } = aConsumer();
    expect(partitions.oldest()).toBeUndefined();
    const [one, two] = [aBatch(), aBatch()];
    const handed = [partitions.hand(first, one.work), partitions.hand(other, two.work)];
    clock.now += 40_000;
    expect(partitions.oldest()).toEqual({ ...first, ms: 40_000 });
    one.end();
    await handed[0];
    clock.now += 10_000;
    expect(partitions.oldest()).toEqual({ ...other, ms: 10_000 });
    two.end();
    await handed[1];
    expect(partitions.oldest()).toBeUndefined();
  });
});
