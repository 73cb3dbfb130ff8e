import { setTimeout as sleep } from 'node:timers/promises';
import { services } from '../ground/line.mjs';

const longestWaitMs = 2_000;

/** @type {import('../trial.mjs').Fault} */
export const f1 = {
  id: 'F1',
  is: 'any service is killed (-9), again and again, in the middle of a batch or of nothing',
  mutation: 'offsets-first',

  async make(trial) {
    const { line, dice, redeliveries } = trial.ground;
    await trial.underLoad(trial.isFull ? 10 : 15, async () => {
      const end = Date.now() + trial.lasts({ short: 12, full: 300 });
      while (Date.now() < end) {
        const service = dice.oneOf(services);
        const isKilled = dice.happens(0.6)
          ? await killedAtCommit(line, service, dice.oneOf(['commit', 'committed']))
          : line.kill(service, 'SIGKILL');
        if (isKilled) {
          trial.injected += 1;
          await redeliveries.look(service);
        }
        await sleep(dice.int(500, 2_000));
      }
    });
  },

  after(trial, { redelivered }) {
    trial.mustBite(redelivered > 0, 'nothing was delivered twice');
  },
};

/**
 * When the service next asks PostgreSQL to commit, or is told that it did: then it is in the middle of something.
 * @param {import('../ground/line.mjs').Line} line @param {import('../ground/line.mjs').Service} service @param {string} moment
 * @returns {Promise<boolean>}
 */
function killedAtCommit(line, service, moment) {
  const link = line.postgresLinks[service];
  return new Promise((resolve) => {
    const end = (/** @type {boolean} */ isKilled) => {
      clearTimeout(tooLate);
      link.rule = undefined;
      resolve(isKilled);
    };
    const tooLate = setTimeout(() => end(line.kill(service, 'SIGKILL')), longestWaitMs);
    link.rule = ({ what }) => {
      if (what !== moment) return 'pass';
      end(line.kill(service, 'SIGKILL'));
      return 'cut';
    };
  });
}
