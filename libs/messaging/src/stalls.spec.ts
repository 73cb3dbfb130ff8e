import { describe, expect, it } from '@jest/globals';
import { catalogue } from '@waymark/contracts';
import { KafkaPorts, type PortHealth, type Progress } from './kafka.port.js';
import { Stalls } from './stalls.js';
import { aListenedLogger, topics } from './walk.fixture.js';

const behind: Progress = { topic: 'walk.intake', partition: 4, next: 17, end: 19 };

/** A service whose lag, and whose consumer of ordinary events, are as the spec says. */
function aService() {
  const is = {
    undone: [behind] as readonly Progress[],
    quietMs: 31_000 as number | undefined,
    inHand: undefined as PortHealth['inHand'],
  };
  const did: string[] = [];
  const port = (isNormal: boolean) => ({
    quietMs: () => (isNormal ? is.quietMs : undefined),
    health: (): PortHealth => ({
      ...{ consuming: true, dead: false },
      ...(isNormal && is.inHand && { inHand: is.inHand }),
    }),
  });
  const { logger, lines } = aListenedLogger();
  const stalls = new Stalls(
    {
      ports: new KafkaPorts(port(true) as never, port(false) as never),
      settings: { service: 'routing', hears: ['intake'], catalogue },
      ...{ logger, topics },
    },
    { undoneFor: (lane) => (lane === 'normal' ? is.undone : []) },
    {
      rejoin: (lane) => {
        did.push(`${lane} joins anew`);
        return Promise.resolve();
      },
      giveUp: (lane, _cause, { partition = -1 } = behind as never) => {
        did.push(`${lane} ends over ${String(partition)}`);
      },
    },
  );
  return { is, did, lines, stalls };
}

describe('a partition that stands still', () => {
  it('is told with what is wanted of it and what is in hand, counted, and its consumer joins anew', () => {
    const { did, lines, stalls } = aService();
    stalls.check();
    expect(did).toEqual(['normal joins anew']);
    expect([stalls.count('normal'), stalls.count('urgent')]).toEqual([1, 0]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      ...{ level: 'error', consumer: 'walk.routing', code: 'nothing-in-hand', ms: 31_000 },
      ...{ topic: 'walk.intake', partition: 4, offset: '17' },
    });
  });

  it.each([
    { because: 'nothing of it is undone', undone: [], quietMs: 60_000 },
    { because: 'it was handed over lately', undone: [behind], quietMs: 29_000 },
    { because: 'it waits, is in hand or is another’s', undone: [behind], quietMs: undefined },
  ])('is not one where $because', ({ undone, quietMs }) => {
    const { is, did, lines, stalls } = aService();
    Object.assign(is, { undone, quietMs });
    stalls.check();
    expect(did).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('again and again ends the process, because joining anew does not help', () => {
    const { did, stalls } = aService();
    for (let look = 0; look < 3; look += 1) stalls.check();
    expect(did).toEqual(['normal joins anew', 'normal joins anew', 'normal ends over 4']);
    expect(stalls.count('normal')).toBe(3);
  });
});

describe('a batch that is in hand for more than a minute', () => {
  it('is told once, and by what it is', () => {
    const { is, did, lines, stalls } = aService();
    is.quietMs = undefined;
    is.inHand = { topic: 'walk.intake', partition: 4, offset: '17', ms: 59_000 };
    stalls.check();
    expect(lines).toEqual([]);
    is.inHand = { ...is.inHand, ms: 61_000 };
    stalls.check();
    is.inHand = { ...is.inHand, ms: 71_000 };
    stalls.check();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      ...{ level: 'error', consumer: 'walk.routing', ms: 61_000 },
      ...{ topic: 'walk.intake', partition: 4, offset: '17' },
    });
    expect(did).toEqual([]);
  });
});
