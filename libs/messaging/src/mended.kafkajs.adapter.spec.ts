import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { FETCH_MS, mendKafkajs } from './mended.kafkajs.adapter.js';

interface Group {
  connect(): Promise<void>;
  joinAndSync(): Promise<void>;
  leave(): Promise<void>;
  fetch(nodeId: number): Promise<unknown>;
  maxWaitTime: number;
  readonly subscriptionState: { assign(assigned: readonly object[]): void };
  pause(places: readonly object[]): void;
  resume(places: readonly object[]): void;
}

const require = createRequire(import.meta.url);
const ConsumerGroup = require('kafkajs/src/consumer/consumerGroup.js') as new (
  how: object,
) => Group;
const { KafkaJSGroupCoordinatorNotFound } = require('kafkajs/src/errors.js') as {
  readonly KafkaJSGroupCoordinatorNotFound: new (message: string) => Error;
};
const silent = (): undefined => undefined;

mendKafkajs();

/** A cluster whose coordinator names every newcomer, and remembers as whom somebody came. */
function aCluster() {
  const cameAs: string[] = [];
  const coordinator = {
    joinGroup: ({ memberId }: { readonly memberId: string }) => {
      cameAs.push(memberId);
      const name = memberId === '' ? `member ${String(cameAs.length)}` : memberId;
      return { generationId: 1, leaderId: 'another', memberId: name, members: [] };
    },
    syncGroup: () => ({ memberAssignment: Buffer.alloc(0) }),
    leaveGroup: silent,
  };
  const cluster = {
    connect: silent,
    refreshMetadataIfNecessary: silent,
    refreshMetadata: silent,
    committedOffsets: () => ({}),
    findGroupCoordinator: () => coordinator,
  };
  const logger = { namespace: () => logger, info: silent, debug: silent, warn: silent };
  /** What the client makes at each start of the same consumer. */
  const started = async (): Promise<Group> => {
    const group = new ConsumerGroup({
      ...{ logger, cluster, groupId: 'g', topics: [], topicConfigurations: {}, assigners: [] },
      ...{ retry: {}, instrumentationEmitter: { emit: silent } },
    });
    await group.connect();
    await group.joinAndSync();
    return group;
  };
  return { started, cameAs };
}

describe('the mended client', () => {
  it('comes back as itself after a crash, so that its group does not wait for whom it was', async () => {
    const { started, cameAs } = aCluster();
    await started();
    await started();
    expect(cameAs).toEqual(['', 'member 1']);
  });

  it('comes back as somebody new after it has left', async () => {
    const { started, cameAs } = aCluster();
    await (await started()).leave();
    await started();
    expect(cameAs).toEqual(['', '']);
  });

  it('is never taken for another consumer', async () => {
    const [one, other] = [aCluster(), aCluster()];
    await one.started();
    await other.started();
    expect(other.cameAs).toEqual(['']);
  });

  it('fetches briefly while a partition is paused, which comes back with the next fetch only', async () => {
    const group = await aCluster().started();
    const place = { topic: 't', partitions: [3] };
    const waits: number[] = [];
    const fetched = async (): Promise<void> => {
      await group.fetch(1).catch(silent);
      waits.push(group.maxWaitTime);
    };
    group.subscriptionState.assign([{ topic: 't', partitions: [2, 3] }]);
    await fetched();
    group.pause([place]);
    await fetched();
    group.resume([place]);
    await fetched();
    expect(waits).toEqual([FETCH_MS.usual, FETCH_MS.whilePaused, FETCH_MS.usual]);
  });

  it('waits for a coordinator that is not there', () => {
    expect(new KafkaJSGroupCoordinatorNotFound('nobody')).toMatchObject({ retriable: true });
  });
});
