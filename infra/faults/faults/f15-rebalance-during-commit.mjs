import { setTimeout as sleep } from 'node:timers/promises';

/** @type {import('../trial.mjs').Fault} */
export const f15 = {
  id: 'F15',
  is: 'further instances come and go, so that groups rebalance while offsets are committed',
  mutation: 'offsets-by-hand',

  async make(trial) {
    const { line, dice } = trial.ground;
    trial.instances = 2;
    await trial.underLoad(trial.isFull ? 30 : 15, async () => {
      const end = Date.now() + trial.lasts({ short: 16, full: 180 });
      do {
        const service = dice.oneOf(/** @type {const} */ (['eligibility', 'routing']));
        const name = await line.addInstance(service);
        trial.injected += 1;
        await sleep(dice.int(1_000, 4_000));
        await line.removeInstance(name);
        trial.injected += 1;
        await sleep(dice.int(500, 2_000));
      } while (Date.now() < end);
    });
  },
};
