import type { Place } from './kafka.port.js';

interface TopicPartitions {
  readonly topic: string;
  readonly partitions: readonly number[];
}

interface Fetched {
  readonly responses: readonly {
    readonly partitions: readonly { readonly messages: readonly { readonly offset: string }[] }[];
  }[];
}

/** The part of the client that fetches for a member of a group. */
export interface Fetching {
  readonly cluster: {
    findBroker(node: { nodeId: number }): Promise<{ fetch(request: object): Promise<Fetched> }>;
  };
  readonly isolationLevel: number;
  readonly offsetManager: { nextOffset(topic: string, partition: number): { toString(): string } };
  assigned(): readonly TopicPartitions[];
  filterPartitionsByNode(
    nodeId: number,
    all: readonly TopicPartitions[],
  ): readonly TopicPartitions[];
}

/** An answer holds fewer records than this. */
const MOST_STEPS = 2_000;

/** Nobody here knows how it was packed. */
export const isUnpackable = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'KafkaJSNotImplemented';

/** The first record, of those that the member would fetch next from this broker, that makes fetching fail. */
export async function stumblingBlock(group: Fetching, nodeId: number): Promise<Place | undefined> {
  const places = group
    .filterPartitionsByNode(nodeId, group.assigned())
    .flatMap(({ topic, partitions }) => partitions.map((partition) => ({ topic, partition })));
  for (const { topic, partition } of places) {
    let offset: string | undefined = group.offsetManager.nextOffset(topic, partition).toString();
    for (let step = 0; offset !== undefined && step < MOST_STEPS; step += 1) {
      const place: Place = { topic, partition, offset };
      try {
        offset = await nextAfter(group, nodeId, place);
      } catch (error) {
        return isUnpackable(error) ? place : undefined;
      }
    }
  }
  return undefined;
}

/** One packet of records is read, as little as the broker gives; undefined: there is none. */
async function nextAfter(
  { cluster, isolationLevel }: Fetching,
  nodeId: number,
  { topic, partition, offset }: Place,
): Promise<string | undefined> {
  const broker = await cluster.findBroker({ nodeId });
  const asked = { partition, fetchOffset: offset, maxBytes: 1 };
  const { responses } = await broker.fetch({
    ...{ isolationLevel, maxWaitTime: 0, minBytes: 0, maxBytes: 1 },
    topics: [{ topic, partitions: [asked] }],
  });
  const last = responses[0]?.partitions[0]?.messages.at(-1);
  return last && String(BigInt(last.offset) + 1n);
}
