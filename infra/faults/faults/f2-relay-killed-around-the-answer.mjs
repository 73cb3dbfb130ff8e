import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaApi } from '../ground/readers.mjs';

const longestWaitMs = 8_000;
const mostLongerMs = 40_000;
const moments = /** @type {const} */ (['response', 'request']);

/** @type {import('../trial.mjs').Fault} */
export const f2 = {
  id: 'F2',
  is: 'the relay is killed between Kafka’s answer and its own mark, and between asking and the answer',
  protectedBy: 'an event is published only once Kafka has answered; what is sent twice has one id',
  mutation: 'published-first',

  async make(trial) {
    const { dice } = trial.ground;
    await trial.underLoad(12, async () => {
      const end = Date.now() + trial.lasts({ short: 14, full: 180 });
      // On a busy machine a start takes its time; each moment is caught once all the same.
      const latest = end + mostLongerMs;
      while (Date.now() < end || (trial.injected < moments.length && Date.now() < latest)) {
        await killedAtProduce(trial, moments[trial.injected % moments.length]);
        await sleep(dice.int(200, 1_000));
      }
    });
  },

  after(trial, { redelivered }) {
    trial.mustBite(redelivered > 0, 'nothing is in a topic twice');
  },
};

/**
 * Intake says something all the time: its relay is killed when its next batch is on the way, or is answered.
 * @param {import('../trial.mjs').Trial} trial @param {'request' | 'response'} moment
 */
function killedAtProduce(trial, moment) {
  const { line, servers } = trial.ground;
  const { link } = servers.kafka;
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(tooLate);
      link.rule = undefined;
      resolve(undefined);
    };
    const tooLate = setTimeout(end, longestWaitMs);
    link.rule = ({ what, api, who }) => {
      if (api !== kafkaApi.produce || what !== moment || !who.startsWith('intake.')) return 'pass';
      if (line.kill('intake', 'SIGKILL')) trial.injected += 1;
      end();
      return 'cut';
    };
  });
}
