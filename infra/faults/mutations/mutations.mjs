import { messaging, ofMessaging } from './of-messaging.mjs';

/**
 * Protections taken away, one at a time: with each of them the fault that it is named for must be seen to do harm.
 * @typedef {object} Mutation
 * @property {string} is what the line does without the protection
 * @property {boolean} [isLate] all its harm may be that the line does not get well again in time
 * @property {RegExp} [harm] the one harm that it must show: anything else could come of something else
 * @property {readonly import('./patched.mjs').Patch[]} patches
 */

/** @type {Readonly<Record<string, Mutation>>} */
export const mutations = {
  ...ofMessaging,
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
  'unknown-is-sent-again': {
    is: 'a message to a woman that may have arrived is sent again',
    harm: /messages to a woman were sent twice/,
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
  'shown-to-anybody': {
    is: 'routing shows a referral to whoever asks',
    harm: /were shown to another organisation/,
    // Looked at by routing itself, and by PostgreSQL for each row.
    patches: [
      {
        file: 'apps/routing/src/use-cases/read-placement.ts',
        from: "kinds: readsAll(by) ? ['reconciliation'] : [],",
        to: "kinds: ['reconciliation'],",
      },
      {
        file: 'apps/routing/src/use-cases/read-placement.ts',
        from: 'if (readsAll(by) || isInvolved(placement, organisation)) return Promise.resolve({});',
        to: 'if (placement.referralId) return Promise.resolve({});',
      },
    ],
  },
  'connections-not-given-back': {
    is: 'now and then a connection is not given back, and the pool takes another',
    harm: /held \d+ connections of/,
    patches: [
      {
        file: messaging('pool-connections'),
        from: 'this.client.release(spoilt || this.lost);',
        to: 'if (Math.random() > 0.06) this.client.release(spoilt || this.lost);',
      },
      {
        file: 'libs/platform/src/database/data-source.ts',
        from: 'poolSize,\n    connectTimeoutMS',
        to: 'poolSize: 60,\n    connectTimeoutMS',
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
