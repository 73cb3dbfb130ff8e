import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaApi } from '../ground/readers.mjs';

/** @typedef {import('../ground/line.mjs').Service} Service */

/** @type {readonly Service[]} */
const consumers = ['eligibility', 'routing', 'notification', 'operations'];
/** A member that was killed holds its group up for this long. */
const betweenRoundsMs = 35_000;

/** @type {import('../trial.mjs').Fault} */
export const f3 = {
  id: 'F3',
  is: 'a consumer is killed when its work is committed and its offset is not',
  protectedBy: 'inbox and number of the line, in the transaction of the effect',
  mutation: 'done-again',

  async make(trial) {
    const { line, servers, redeliveries } = trial.ground;
    const { link } = servers.kafka;
    await trial.underLoad(12, async () => {
      const end = Date.now() + trial.lasts({ short: 5, full: 300 });
      do {
        /** @type {Set<string>} */
        const killed = new Set();
        link.rule = async ({ what, api, who }) => {
          const service = /** @type {Service} */ (who.split('.')[0]);
          if (api !== kafkaApi.offsetCommit || what !== 'request') return 'pass';
          if (killed.has(service) || !consumers.includes(service)) return 'pass';
          killed.add(service);
          if (!line.kill(service, 'SIGKILL')) return 'pass';
          trial.injected += 1;
          await redeliveries.look(service);
          return 'cut';
        };
        await sleep(5_000);
        link.rule = undefined;
        if (Date.now() < end) await sleep(betweenRoundsMs);
      } while (Date.now() < end);
    });
  },

  after(trial, { redelivered }) {
    trial.mustBite(trial.injected > 0, 'no consumer was caught between the two');
    trial.mustBite(redelivered > 0, 'nothing was delivered twice');
  },
};
