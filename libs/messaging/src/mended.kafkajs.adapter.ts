import { createRequire } from 'node:module';
import type { Place } from './kafka.port.js';
import { type Fetching, isUnpackable, stumblingBlock } from './stumbling-block.kafkajs.adapter.js';

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests: (this: RequestQueue) => void;
}

interface ConsumerGroup extends Fetching {
  /** The same for as long as the consumer lives, over all its restarts. */
  readonly cluster: Fetching['cluster'];
  memberId: string | null;
  maxWaitTime: number;
  paused: (this: ConsumerGroup) => readonly unknown[];
  fetch: (this: ConsumerGroup, nodeId: number) => Promise<unknown>;
  connect: (this: ConsumerGroup) => Promise<void>;
  joinAndSync: (this: ConsumerGroup) => Promise<void>;
  leave: (this: ConsumerGroup) => Promise<void>;
}

/**
 * How long a fetch waits where there is nothing. A partition that is paused comes back with the next fetch only, so
 * while there is one, fetches are short.
 */
export const FETCH_MS = { usual: 2_000, whilePaused: 1_000 };

const require = createRequire(import.meta.url);
let isMended = false;

/** What kafkajs 2.2.4 does badly and has no setting for, put right in its own classes, once a process. */
export function mendKafkajs(): void {
  if (isMended) return;
  isMended = true;
  withoutIdleTimer();
  comingBackAsItself();
  waitingForACoordinator();
  fetchingBrieflyWhilePaused();
  namingWhatCannotBeUnpacked();
}

const stumbledOver = new WeakMap<object, Place>();

/** Which record the client stumbled over, where that is known. */
export const placeOf = (error: Error): Place | undefined => stumbledOver.get(error);

// Each connection's queue sets a timer of 1 ms again and again although nothing is pending: 5 % of a core when idle.
function withoutIdleTimer(): void {
  const { prototype } = require('kafkajs/src/network/requestQueue/index.js') as {
    readonly prototype: RequestQueue;
  };
  const { scheduleCheckPendingRequests: schedule } = prototype;
  prototype.scheduleCheckPendingRequests = function checkOnlyWhatIsPending(): void {
    if (this.pending.length > 0) schedule.call(this);
  };
}

// A consumer whose broker went away crashes, starts again and would join as somebody new, so that its group waited a
// whole session for whom it was before. A broker that does not know it any more says so, and then it joins as new.
function comingBackAsItself(): void {
  const prototype = consumerGroups();
  const { connect, joinAndSync, leave } = prototype;
  const members = new WeakMap<object, string>();
  prototype.connect = async function connectAsBefore(): Promise<void> {
    await connect.call(this);
    this.memberId ??= members.get(this.cluster) ?? null;
  };
  prototype.joinAndSync = async function joinAndRemember(): Promise<void> {
    await joinAndSync.call(this);
    if (this.memberId !== null) members.set(this.cluster, this.memberId);
  };
  prototype.leave = async function leaveForGood(): Promise<void> {
    await leave.call(this);
    members.delete(this.cluster);
  };
}

// A broker that is about to stop names no coordinator. The client takes that for an error of the caller, and its
// consumer would be dead for good.
function waitingForACoordinator(): void {
  const { KafkaJSGroupCoordinatorNotFound: error } = require('kafkajs/src/errors.js') as {
    readonly KafkaJSGroupCoordinatorNotFound: { readonly prototype: object };
  };
  Object.defineProperty(error.prototype, 'retriable', { get: () => true, set: () => undefined });
}

function fetchingBrieflyWhilePaused(): void {
  const prototype = consumerGroups();
  const { fetch } = prototype;
  prototype.fetch = function fetchForAsLongAsItMay(nodeId): Promise<unknown> {
    this.maxWaitTime = this.paused().length > 0 ? FETCH_MS.whilePaused : FETCH_MS.usual;
    return fetch.call(this, nodeId);
  };
}

// What cannot be unpacked is refused with the whole answer, whose other partitions have nothing to do with it.
function namingWhatCannotBeUnpacked(): void {
  const prototype = consumerGroups();
  const { fetch } = prototype;
  prototype.fetch = async function fetchOrName(nodeId): Promise<unknown> {
    try {
      return await fetch.call(this, nodeId);
    } catch (error) {
      if (isUnpackable(error)) {
        const place = await stumblingBlock(this, nodeId);
        if (place !== undefined) stumbledOver.set(error, place);
      }
      throw error;
    }
  };
}

const consumerGroups = (): ConsumerGroup =>
  (
    require('kafkajs/src/consumer/consumerGroup.js') as {
      readonly prototype: ConsumerGroup;
    }
  ).prototype;
