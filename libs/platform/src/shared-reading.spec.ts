import { beforeEach, describe, expect, it } from '@jest/globals';
import { SharedReading } from './shared-reading.js';

let now: number;
let waiting: { readonly resolve: (value: number) => void; readonly reject: () => void }[];
let reading: SharedReading<number>;

beforeEach(() => {
  [now, waiting] = [0, []];
  const read = () =>
    new Promise<number>((resolve, reject) => {
      waiting.push({
        resolve,
        reject: () => {
          reject(new Error('silent'));
        },
      });
    });
  reading = new SharedReading(read, { freshMs: 2_000, oldMs: 5_000 }, () => now);
});

async function first(): Promise<void> {
  const asked = reading.get();
  waiting[0]?.resolve(1);
  expect(await asked).toBe(1);
}

describe('a reading that is shared', () => {
  it('is read once for all who ask meanwhile', async () => {
    const asked = [reading.get(), reading.get(), reading.get()];
    waiting[0]?.resolve(1);
    expect(await Promise.all(asked)).toEqual([1, 1, 1]);
    expect(waiting).toHaveLength(1);
  });

  it('is given as it is while it is fresh', async () => {
    await first();
    now = 2_000;
    expect(await reading.get()).toBe(1);
    expect(waiting).toHaveLength(1);
  });

  it('is given once more while it is read anew, and then the new one', async () => {
    await first();
    now = 5_000;
    expect([await reading.get(), await reading.get()]).toEqual([1, 1]);
    expect(waiting).toHaveLength(2);
    waiting[1]?.resolve(2);
    await Promise.resolve();
    expect(await reading.get()).toBe(2);
  });

  it('is waited for when it is older', async () => {
    await first();
    now = 5_001;
    const asked = reading.get();
    waiting[1]?.resolve(2);
    expect(await asked).toBe(2);
  });

  it('is as old as the asking, not as the answer', async () => {
    const asked = reading.get();
    now = 4_000;
    waiting[0]?.resolve(1);
    await asked;
    await reading.get();
    expect(waiting).toHaveLength(2);
  });

  it('that failed is no reading, and is asked again', async () => {
    const asked = reading.get();
    waiting[0]?.reject();
    await expect(asked).rejects.toThrow('silent');
    const again = reading.get();
    waiting[1]?.resolve(2);
    expect(await again).toBe(2);
  });

  it('that fails behind an older one is heard by whoever waits, and by nobody else', async () => {
    await first();
    now = 4_000;
    expect(await reading.get()).toBe(1);
    waiting[1]?.reject();
    await Promise.resolve();
    now = 6_000;
    const asked = reading.get();
    waiting[2]?.resolve(3);
    expect(await asked).toBe(3);
  });
});
