import { describe, expect, it } from '@jest/globals';
import { ClientLog } from './client-log.kafkajs.adapter.js';
import { aListenedLogger } from './walk.fixture.js';

type Entry = Parameters<ClientLog['take']>[0];

function aLog() {
  const { logger, lines } = aListenedLogger();
  const log = new ClientLog(logger);
  const say = (message: string, more: object = {}): void => {
    log.take({ namespace: 'ConsumerGroup', log: { message, ...more } } as Entry);
  };
  return { log, lines, say };
}

describe('what the Kafka client says', () => {
  it('of a group that is set back is an error that names where, and is counted each time', () => {
    const { log, lines, say } = aLog();
    const place = { topic: 'walk.intake', partition: 7 };
    say('Offset out of range, resetting to default offset', place);
    say('Offset out of range, resetting to default offset', place);

    expect(log.setBacks).toBe(2);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ level: 'error', ...place });
  });

  it('of anything else is told once in half a minute, and counts for nothing', () => {
    const { log, lines, say } = aLog();
    say('Connection timeout');
    say('Connection timeout');
    say('The group is rebalancing, re-joining');
    say('Offset out of range while fetching from follower, retrying with leader');

    expect(log.setBacks).toBe(0);
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
  });
});
