import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaApi } from '../ground/readers.mjs';

const mostJoins = 3;
/** A member asks for its name first, and joins with it then. */
const requestsAJoin = 2;

/** @type {import('../trial.mjs').Fault} */
export const f11 = {
  id: 'F11',
  is: 'links are slow (2 s ± 1 s, 5 KB/s), then half open: nothing arrives and nobody is told',
  protectedBy: 'connections that end when nobody answers',
  mutation: 'asks-for-ever',
  quietWithinMs: 90_000,

  async make(trial) {
    trial.linger = true;
    const { line, servers, dice } = trial.ground;
    const { link } = servers.kafka;
    const routing = line.postgresLinks.routing;
    await trial.underLoad(1, async () => {
      const slow = () => ({ delayMs: dice.int(1_000, 3_000), bytesPerSecond: 5_000 });
      link.speed = slow;
      routing.speed = trial.isFull ? slow : gently(dice);
      trial.injected += 2;
      await sleep(trial.lasts({ short: 8, full: 120 }));
      link.restore();
      routing.restore();
      await sleep(2_000);

      link.mute();
      routing.mute();
      trial.injected += 2;
      trial.mustNotBeReady(line.names());
      await sleep(trial.lasts({ short: 12, full: 60 }));
      link.heal();
      routing.heal();
      trial.joins = countJoins(link);
    });
  },

  after(trial) {
    const most = Math.max(0, ...(trial.joins?.values() ?? [])) / requestsAJoin;
    if (!trial.isFull)
      trial.remarks.push(
        'Kafka for 8 s, routing’s PostgreSQL by 0.1 s ± 0.05 s, 50 KB/s; `--full`: both, for 2 minutes',
      );
    trial.remarks.push(`no consumer joined more than ${Math.ceil(most)} times afterwards`);
    trial.expect(most <= mostJoins, `a consumer joined ${most} times`);
  },
};

/** A transaction is many questions: as slow as that link could be, nothing would come of it in the seconds of the short form. @param {import('../../bench/load/dice.mjs').Dice} dice */
const gently = (dice) => () => ({ delayMs: dice.int(50, 150), bytesPerSecond: 50_000 });

/** @param {import('../ground/link.mjs').Link} link @returns {Map<string, number>} */
function countJoins(link) {
  /** @type {Map<string, number>} */
  const joins = new Map();
  link.onMoment = ({ what, api, who }) => {
    if (what === 'request' && api === kafkaApi.joinGroup) joins.set(who, (joins.get(who) ?? 0) + 1);
  };
  return joins;
}
