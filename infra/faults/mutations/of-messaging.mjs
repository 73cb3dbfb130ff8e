/** @typedef {import('./mutations.mjs').Mutation} Mutation */

/** A source file of it. */
export const messaging = (/** @type {string} */ name) => `libs/messaging/src/${name}.ts`;

/** Neither is it looked at whether an event's place in its line was heard, nor is what is kept already an error. */
const numberNotLookedAt = [
  {
    file: messaging('buffered-inserts'),
    from: "add(table: string, row: Row, onConflict?: 'nothing'): void {",
    to: "add(table: string, row: Row, onConflict: 'nothing' | undefined = 'nothing'): void {",
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
];

/** Protections of what is said and heard. @type {Readonly<Record<string, Mutation>>} */
export const ofMessaging = {
  'offsets-first': {
    is: 'the offset is committed before the work is done',
    patches: [
      {
        file: messaging('kafkajs.adapter'),
        from: 'const { lastDone, waitMs } = await this.partitions.hand(',
        to: `payload.resolveOffset(records.at(-1)?.offset ?? '0');
      await payload.commitOffsetsIfNecessary();
      const { lastDone, waitMs } = await this.partitions.hand(`,
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
    is: 'what was heard before is done again: neither inbox nor sequence is looked at, and what is kept already is no error',
    patches: [
      ...numberNotLookedAt,
      {
        file: messaging('heard'),
        from: 'const fresh = row.fresh ?? eventIds;',
        to: 'const fresh = eventIds;',
      },
    ],
  },
  'no-lease': {
    is: 'a relay sends what there is, whoever has the lease',
    harm: /sent twice that were not on their way/,
    patches: [
      {
        file: messaging('outbox-relay'),
        from: `bucket = ANY (ARRAY(
    SELECT bucket FROM relay_lease WHERE lane = $2 AND holder = $3 AND until > clock_timestamp()))`,
        to: '$2::text || $3::text IS NOT NULL',
      },
    ],
  },
  'idempotent-and-at-once': {
    is: 'an idempotent producer with several requests at once (K1)',
    // Kafka says that it has an event, and has not.
    harm: /are lost: marked as published/,
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
        from: "if (next !== 'give-up') {",
        to: "if (next !== 'give-up' || trouble === 'unknown') {",
      },
    ],
  },
  'held-is-set-aside': {
    is: 'what waits for a lock that somebody holds is set aside like a mistake',
    harm: /what waits for a lock was set aside/,
    patches: [
      {
        file: messaging('attempts'),
        from: 'held: { attempts: Infinity, ms: Infinity },',
        to: 'held: { attempts: 5, ms: 30_000 },',
      },
    ],
  },
  'held-stops-others': {
    is: 'what waits for a lock that somebody holds is waited for by all behind it',
    harm: /behind one that waits for a lock/,
    patches: [
      {
        file: messaging('trouble'),
        from: "if (codeOf(link) === '55P03' && link.message.includes(WAITED_FOR_A_LOCK)) return 'held';",
        to: '',
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
  'unpublished-forgotten': {
    is: 'what Kafka did not take is marked as published',
    patches: [
      {
        file: messaging('outbox-relay'),
        from: 'return this.sendOneByOne(rows);\n      throw error;',
        to: 'return this.sendOneByOne(rows);\n      return rows;',
      },
    ],
  },
  'from-the-end': {
    is: 'a group without an offset begins at the end',
    patches: [
      {
        file: messaging('kafkajs.adapter'),
        from: 'fromBeginning: true',
        to: 'fromBeginning: false',
      },
    ],
  },
  'not-waited-for': {
    is: 'what a lost database stopped is taken for done',
    patches: [
      {
        file: messaging('record-hearing'),
        from: "else if (sortTrouble(failure) === 'wait') return this.allWait(readings, outcomes, failure);",
        to: "else if (sortTrouble(failure) === 'wait') return readings.map(() => 'done');",
      },
    ],
  },
  'key-not-looked-at': {
    is: 'an Idempotency-Key that was answered before is not looked at',
    patches: [
      {
        file: messaging('database-unit-of-work'),
        from: 'if (before !== undefined) return before;',
        to: '',
      },
      {
        file: messaging('idempotency'),
        from: 'answer: { status, body } });',
        to: "answer: { status, body } }, 'nothing');",
      },
    ],
  },
  'any-order': {
    is: 'the sequence of what is said of a referral is not looked at',
    patches: [
      {
        file: messaging('order'),
        from: 'return event.sequence === this.heardOf(event.subject, event.source) + 1;',
        to: 'return event.sequence > 0;',
      },
      {
        file: messaging('order'),
        from: 'if (this.isPast(event) || isPlaceTaken(event, waiting)) {',
        to: 'if (isPlaceTaken(event, waiting)) {',
      },
    ],
  },
  'urgent-waits': {
    is: 'urgent events travel with all others',
    patches: [
      { file: messaging('outgoing'), from: 'this.urgent ||= next.urgent;', to: '' },
      { file: messaging('outgoing'), from: 'urgent: next.urgent,', to: 'urgent: false,' },
    ],
  },
  'commit-is-believed': {
    is: 'a COMMIT that failed is taken for one that was done',
    patches: [
      {
        file: messaging('transactions'),
        from: 'await tx.commit();',
        to: 'await tx.commit().catch(() => undefined);',
      },
    ],
  },
  'strict-reading': {
    is: 'a field that is not known is refused when it is read',
    patches: [
      {
        file: messaging('event-data'),
        from: "return QuickReader.of(definition.data, 'kept').read(data) ?? check(definition, data, {});",
        to: "return QuickReader.of(definition.data, 'refused').read(data) ?? check(definition, data, { whitelist: true, forbidNonWhitelisted: true });",
      },
    ],
  },
};
