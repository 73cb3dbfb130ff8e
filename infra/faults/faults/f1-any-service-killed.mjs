import { setTimeout as sleep } from 'node:timers/promises';
import { services } from '../ground/line.mjs';

const longestWaitMs = 2_000;
/** Under load nobody hears nothing for as long. */
const firstWaitMs = 15_000;
const consumers = /** @type {const} */ (['eligibility', 'routing', 'notification', 'operations']);

/** @type {import('../trial.mjs').Fault} */
export const f1 = {
  id: 'F1',
  is: 'any service is killed (-9), again and again, in the middle of a batch or of nothing',
  protectedBy: 'inbox and effects in one transaction; the offset last',
  mutation: 'offsets-first',

  async make(trial) {
    const { dice } = trial.ground;
    const killed = (/** @type {Kill} */ kill) => killedIn(trial, kill);
    await trial.underLoad(trial.isFull ? 10 : 15, async () => {
      // Whoever was killed waits for its group. So the first is caught with a batch that is done and not yet known to be.
      const first = dice.oneOf(consumers);
      await killed({ service: first, moments: ['committed'], withinMs: firstWaitMs });
      // Another one is caught with a batch that is not done, and must not be known to be.
      const second = dice.oneOf(consumers.filter((one) => one !== first));
      await killed({ service: second, moments: ['commit'], withinMs: firstWaitMs });
      const end = Date.now() + trial.lasts({ short: 12, full: 300 });
      while (Date.now() < end) {
        await anyKilled(trial);
      }
    });
  },

  after(trial, { redelivered }) {
    trial.mustBite(redelivered > 0, 'nothing was delivered twice');
  },
};

/** @param {import('../trial.mjs').Trial} trial */
export async function anyKilled(trial) {
  const { dice } = trial.ground;
  const service = dice.oneOf(services);
  await killedIn(
    trial,
    dice.happens(0.6)
      ? { service, moments: [dice.oneOf(['commit', 'committed'])], withinMs: longestWaitMs }
      : { service, moments: [], withinMs: 0 },
  );
  await sleep(dice.int(500, 2_000));
}

/** @param {import('../trial.mjs').Trial} trial @param {Kill} kill */
async function killedIn(trial, kill) {
  if (!(await killedAtCommit(trial.ground.line, kill))) return;
  trial.injected += 1;
  await trial.ground.redeliveries.look(kill.service);
}

/**
 * @typedef {object} Kill
 * @property {import('../ground/line.mjs').Service} service
 * @property {readonly string[]} moments of a transaction in which events are heard; none: at once
 * @property {number} withinMs or else then, in the middle of whatever
 */

/**
 * When the service next asks PostgreSQL to commit what it heard, or is told that it did: then it is in the middle of something.
 * @param {import('../ground/line.mjs').Line} line @param {Kill} kill @returns {Promise<boolean>}
 */
function killedAtCommit(line, { service, moments, withinMs }) {
  const link = line.postgresLinks[service];
  return new Promise((resolve) => {
    const end = (/** @type {boolean} */ isKilled) => {
      clearTimeout(tooLate);
      link.rule = undefined;
      resolve(isKilled);
    };
    const tooLate = setTimeout(() => end(line.kill(service, 'SIGKILL')), withinMs);
    link.rule = ({ what, isHearing }) => {
      if (!isHearing || !moments.includes(what)) return 'pass';
      end(line.kill(service, 'SIGKILL'));
      return 'cut';
    };
  });
}
