import { describe, expect, it } from '@jest/globals';
import { Logger } from './logger.js';
import { Rounds } from './rounds.js';

const TROUBLE = 'it cannot be done now';

/** Does one thing of the list a round; stops the service after the last. */
class Listed extends Rounds {
  readonly seen: boolean[] = [];
  readonly ended: Promise<void>;
  private end: () => void = () => undefined;

  constructor(
    lines: string[],
    private readonly rounds: (number | undefined | Error)[],
  ) {
    const to = { write: (line: string) => lines.push(line) };
    super(new Logger('spec', 'info', to), { restMs: 1, trouble: TROUBLE });
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  protected round(stopping: AbortSignal): Promise<number | undefined> {
    this.seen.push(this.isTroubled);
    const next = this.rounds.shift();
    if (this.rounds.length === 0) this.end();
    if (stopping.aborted) throw new Error('a round began after the end');
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  }
}

async function done(rounds: (number | undefined | Error)[]) {
  const lines: string[] = [];
  const listed = new Listed(lines, rounds);
  listed.onApplicationBootstrap();
  await listed.ended;
  await listed.onModuleDestroy();
  return { listed, said: lines.filter((line) => line.includes(TROUBLE)) };
}

describe('rounds', () => {
  it('go on, whatever rest each wants', async () => {
    const { listed, said } = await done([undefined, 0, 3, undefined]);
    expect(listed.seen).toEqual([false, false, false, false]);
    expect(said).toEqual([]);
  });

  it('that fail are tried again, and the trouble is said once until it is over', async () => {
    const lost = new Error('lost');
    const { listed, said } = await done([lost, lost, undefined, lost, undefined]);
    expect(listed.seen).toEqual([false, true, true, false, true]);
    expect(said).toHaveLength(2);
  });

  it('follow at once where there is something to do, and on what was said during a round', async () => {
    const lines: string[] = [];
    const listed = new Listed(lines, [600_000, 600_000, 600_000]);
    listed.onApplicationBootstrap();
    listed.wake();
    await new Promise(setImmediate);
    expect(listed.seen).toHaveLength(2);
    await new Promise(setImmediate);
    expect(listed.seen).toHaveLength(2);
    listed.wake();
    await listed.ended;
    await listed.onModuleDestroy();
    expect(listed.seen).toHaveLength(3);
  });

  it('end in the middle of a rest', async () => {
    const { listed } = await done([600_000]);
    expect(listed.seen).toHaveLength(1);
  });
});
