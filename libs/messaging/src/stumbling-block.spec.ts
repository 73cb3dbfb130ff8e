import { describe, expect, it } from '@jest/globals';
import { type Fetching, stumblingBlock } from './stumbling-block.kafkajs.adapter.js';

interface Asked {
  readonly topics: readonly [
    { topic: string; partitions: readonly [{ partition: number; fetchOffset: string }] },
  ];
}

const named = (name: string): Error => Object.assign(new Error(name), { name });

/** A member of a group that stands at 5 everywhere; each partition has packets of three records up to 20. */
function aMember(
  trouble: (topic: string, partition: number, offset: number) => string | undefined,
) {
  const fetch = ({ topics: [{ topic, partitions }] }: Asked) => {
    const [{ partition, fetchOffset }] = partitions;
    const offset = Number(fetchOffset);
    const name = trouble(topic, partition, offset);
    if (name !== undefined) return Promise.reject(named(name));
    const messages = offset >= 20 ? [] : [0, 1, 2].map((nth) => ({ offset: String(offset + nth) }));
    return Promise.resolve({ responses: [{ partitions: [{ messages }] }] });
  };
  const assigned = ['a', 'b'].map((topic) => ({ topic, partitions: [0, 1] }));
  const member: Fetching = {
    cluster: { findBroker: () => Promise.resolve({ fetch: fetch as never }) },
    isolationLevel: 1,
    offsetManager: { nextOffset: () => 5n },
    assigned: () => assigned,
    filterPartitionsByNode: (_, all) => all,
  };
  return member;
}

describe('what a consumer stumbles over', () => {
  it('is named to the record, whatever stands before it', async () => {
    const member = aMember((topic, partition, offset) =>
      topic === 'b' && partition === 1 && offset === 11 ? 'KafkaJSNotImplemented' : undefined,
    );
    expect(await stumblingBlock(member, 0)).toEqual({ topic: 'b', partition: 1, offset: '11' });
  });

  it.each([undefined, 'KafkaJSConnectionError'])('is not guessed (%s)', async (trouble) => {
    expect(
      await stumblingBlock(
        aMember(() => trouble),
        0,
      ),
    ).toBeUndefined();
  });
});
