/**
 * Protections taken away, one at a time: with each of them the fault that it is named for must be seen to do harm.
 * @typedef {object} Mutation
 * @property {string} is what the line does without the protection
 * @property {boolean} [isLate] all its harm may be that the line does not get well again in time
 * @property {RegExp} [harm] the one harm that it must show: anything else could come of something else
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
      {
        file: messaging('buffered-inserts'),
        from: "add(table: string, row: Row, onConflict?: 'nothing'): void {",
        to: "add(table: string, row: Row, onConflict: 'nothing' | undefined = 'nothing'): void {",
      },
      {
        file: messaging('heard'),
        from: 'const fresh = row.fresh ?? eventIds;',
        to: 'const fresh = eventIds;',
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
  'no-drain': {
    is: 'a process that is asked to stop ends at once',
    patches: [
      {
        file: 'libs/platform/src/start-service.ts',
        from: "logger.info('finishing what is in hand, then stopping', { signal });",
        to: 'process.exit(0);',
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
  'asks-for-ever': {
    is: 'a question to Kafka or PostgreSQL that is never answered is waited for',
    isLate: true,
    patches: [
      {
        file: messaging('impatient-sockets'),
        from: 'waiting ??= setTimeout(isSilent, mostSilentMs).unref();',
        to: '',
      },
      {
        file: 'libs/platform/src/database/data-source.ts',
        from: 'query_timeout: statementTimeoutMs + ANSWER_LATER_MS,',
        to: 'query_timeout: 0,',
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
  'unknown-is-sent-again': {
    is: 'a message to a woman that may have arrived is sent again',
    patches: [
      {
        file: 'apps/notification/src/domain/delivery.ts',
        from: "if (isOpen && toWoman && (!askFirst || attempts >= MOST_ATTEMPTS)) return { status: 'UNKNOWN' };",
        to: '',
      },
      {
        file: 'apps/notification/src/use-cases/send-message.ts',
        from: 'if (isNew) return this.attempt(message);',
        to: 'if (message.id) return this.attempt(message);',
      },
    ],
  },
  'not-asked-by-reference': {
    is: 'a provider is not asked whether it has what it may have taken',
    harm: /were sent twice by GOV.UK Notify/,
    patches: [
      {
        file: 'apps/notification/src/use-cases/send-message.ts',
        from: 'const found = await this.gateway.lookUp(channel, message.id);',
        to: "const found = (await Promise.resolve({ result: 'cannot-tell' })) as Awaited<ReturnType<MessageGateway['lookUp']>>;",
      },
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
  'utc-day': {
    is: 'the day is that of Greenwich',
    patches: [
      {
        file: 'libs/contracts/src/days.ts',
        from: "const londonCalendar = new Intl.DateTimeFormat('en-CA', {\n  timeZone: 'Europe/London',",
        to: "const londonCalendar = new Intl.DateTimeFormat('en-CA', {\n  timeZone: 'UTC',",
      },
    ],
  },
  'october-forgotten': {
    is: 'a deadline keeps the summer time of the day on which it was set',
    harm: /is due at 2027-11-0\dT16:00/,
    patches: [
      {
        file: 'apps/routing/src/domain/clock.ts',
        from: 'return new Date(asIfUtc - londonOffsetMs(asIfUtc));',
        to: 'return new Date(asIfUtc - londonOffsetMs(Date.now()));',
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
  'another-key-each-time': {
    is: 'a form that is posted again is sent with another key',
    harm: /have not exactly one key|keys were never sent/,
    patches: [
      {
        file: 'apps/web/src/pages/referrers/check-answers/check-answers.controller.ts',
        from: 'return await this.intake.send(caller, attempt.referral, attempt.idempotencyKey);',
        to: 'return await this.intake.send(caller, attempt.referral, crypto.randomUUID());',
      },
    ],
  },
  'not-audited': {
    is: 'what a team decides is not written down in the audit',
    harm: /have no line of their own in the audit/,
    patches: [
      {
        file: 'apps/routing/src/use-cases/move-referral.ts',
        from: 'tx.audit({\n        action: `placement.${command.wanted.move}`,',
        to: "if (command.wanted.move === 'acknowledge') tx.audit({\n        action: `placement.${command.wanted.move}`,",
      },
    ],
  },
  'as-owner': {
    is: 'whoever owns the tables takes the trigger away first',
    // Nobody can be kept from it; so it has to show.
    harm: /audits are not as they were written/,
    patches: [],
  },
  // Steps of a person's: they are left out by the fault itself.
  'numbers-not-continued': {
    is: 'a restored service goes on with the numbers of its backup',
    harm: /withdrawn after the restore, and are still held/,
    patches: [],
  },
  'told-again': {
    is: 'messages go out while the topics are read again',
    harm: /messages went out while the topics were read again|went out under two ids/,
    patches: [],
  },
  'standby-must-have-it': {
    is: 'the standby is asynchronous',
    patches: [],
  },
};
