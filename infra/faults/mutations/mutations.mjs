/**
 * Protections taken away, one at a time: with each of them the fault that it is named for must be seen to do harm.
 * @typedef {object} Mutation
 * @property {string} is what the line does without the protection
 * @property {readonly import('./patched.mjs').Patch[]} patches
 */

const messaging = (/** @type {string} */ name) => `libs/messaging/src/${name}.ts`;

/** @type {Readonly<Record<string, Mutation>>} */
export const mutations = {
  'offsets-first': {
    is: 'the offset is committed before the work is done',
    patches: [
      {
        file: messaging('kafkajs.adapter'),
        from: 'const { lastDone, waitMs } = await this.working(',
        to: `payload.resolveOffset(records.at(-1)?.offset ?? '0');
      await payload.commitOffsetsIfNecessary();
      const { lastDone, waitMs } = await this.working(`,
      },
    ],
  },
  'published-first': {
    is: 'an event is marked as published before Kafka has it',
    patches: [
      {
        file: messaging('outbox-relay'),
        from: 'const sent = await this.send(rows);',
        to: `await this.connections.query(PUBLISHED, [rows.map(({ id }) => id)]);
    const sent = await this.send(rows);`,
      },
    ],
  },
  'done-again': {
    is: 'what was heard before is done again: neither inbox nor sequence is looked at',
    patches: [
      {
        file: messaging('heard'),
        from: 'return new Map(claims.map((row) => [row.event_id, row.quarantine_id ?? undefined]));',
        to: 'return new Map([...eventIds.map((id) => [id, undefined] as const), ...claims.map((row) => [row.event_id, row.quarantine_id ?? undefined] as const)]);',
      },
      {
        file: messaging('order'),
        from: 'if (this.isPast(event) || isPlaceTaken(event, waiting)) {',
        to: 'if (isPlaceTaken(event, waiting)) {',
      },
      {
        file: messaging('order'),
        from: 'return event.sequence === this.heardOf(event.subject, event.source) + 1;',
        to: 'return event.sequence <= this.heardOf(event.subject, event.source) + 1;',
      },
    ],
  },
  'idempotent-and-at-once': {
    is: 'an idempotent producer with several requests at once (K1)',
    patches: [
      {
        file: messaging('kafkajs.adapter'),
        from: 'idempotent: false,\n      maxInFlightRequests: 1,',
        to: 'idempotent: true,\n      maxInFlightRequests: 5,',
      },
      {
        file: messaging('kafkajs.adapter'),
        from: 'await producer.sendBatch({ acks: -1, topicMessages: [{ topic, messages }] });',
        to: 'await Promise.all(messages.map((message) => producer.sendBatch({ acks: -1, topicMessages: [{ topic, messages: [message] }] })));',
      },
    ],
  },
  'poison-is-waited-for': {
    is: 'an event that can never be applied is waited for like a fault that passes',
    patches: [
      {
        file: messaging('record-hearing'),
        from: 'await this.quarantine.add(reading.broken, 1);',
        to: "await Promise.reject(Object.assign(new Error('poison'), { code: '53000' }));",
      },
      {
        file: messaging('record-hearing'),
        from: "if (trouble === 'unknown' && next !== 'give-up') {",
        to: "if (trouble === 'unknown') {",
      },
    ],
  },
  'offsets-by-hand': {
    is: 'offsets are committed by hand (K4)',
    patches: [
      {
        file: messaging('kafkajs.adapter'),
        from: 'autoCommit: true,',
        to: 'autoCommit: false,',
      },
      {
        file: messaging('kafkajs.adapter'),
        from: 'await this.commitTogether(() => payload.commitOffsetsIfNecessary());',
        to: `if (lastDone !== undefined) {
        const offset = String(Number(lastDone) + 1);
        await this.consumer?.commitOffsets([{ topic, partition, offset }]);
      }`,
      },
    ],
  },
};
