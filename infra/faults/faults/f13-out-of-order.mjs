import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../../start/wait-until.mjs';
import { kafkaApi } from '../ground/readers.mjs';
import { headersOf } from '../load/event-headers.mjs';
import { TopicWriter } from '../load/topic-writer.mjs';

const referrals = 5;
/** Received, profiled, withdrawn: as they must not arrive. */
const order = [3, 1, 2];
const hearers = /** @type {const} */ (['eligibility', 'routing', 'notification', 'operations']);

/** @type {import('../trial.mjs').Fault} */
export const f13 = {
  id: 'F13',
  is: 'what is said of a referral arrives as 3, 1, 2',
  protectedBy: 'what comes too early is parked',
  mutation: 'any-order',

  async make(trial) {
    const { servers, sender, people, books, offsets } = trial.ground;
    // Intake's own relay cannot send; what it would have sent is written to the topic in another order.
    servers.kafka.link.rule = ({ what, api, who }) =>
      what === 'request' && api === kafkaApi.produce && who.startsWith('intake.') ? 'cut' : 'pass';
    const entries = await Promise.all(
      Array.from({ length: referrals }, () => sender.one({ urgent: false })),
    );
    const ids = entries.flatMap((entry) => entry?.referralId ?? []);
    for (const id of ids) await people.withdraw(id);
    const rows = await books.rows(
      'intake',
      'SELECT event_id::text AS id, subject, sequence, type, attributes, data::text AS value FROM outbox WHERE subject = ANY ($1)',
      [ids],
    );
    const writer = new TopicWriter(offsets, { jars: servers.jars, broker: servers.kafka.address });
    for (const nth of order) {
      await writer.write(
        rows
          .filter(({ sequence }) => sequence === nth)
          .map(({ id, subject, sequence, type, attributes, value }) => {
            const headers = headersOf({ id, type, subject, sequence, ...attributes });
            return { topic: offsets.topic('intake'), key: subject, value, headers };
          }),
      );
      trial.injected += ids.length;
      if (nth === 3) await allPark(trial, ids);
      await sleep(300);
    }
    trial.endFault();
  },
};

/** @param {import('../trial.mjs').Trial} trial @param {readonly string[]} ids */
function allPark(trial, ids) {
  return waitUntil(
    async () => {
      for (const service of hearers) {
        const sql = 'SELECT count(*) AS n FROM parked WHERE subject = ANY ($1)';
        const parked = await trial.ground.books.number(service, sql, [ids]);
        if (parked !== ids.length)
          throw new Error(`${service} has parked ${parked} of ${ids.length}`);
      }
    },
    { withinMs: 20_000, everyMs: 200 },
  ).catch((error) => trial.fail(`what came too early was not parked: ${error.message}`));
}
