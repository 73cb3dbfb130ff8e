import { setTimeout as sleep } from 'node:timers/promises';
import { services } from '../ground/line.mjs';

/** @type {import('../trial.mjs').Fault} */
export const f1 = {
  id: 'F1',
  is: 'any service is killed (-9), again and again, under load',
  mutation: 'offsets-first',

  async make(trial) {
    const { line, dice, redeliveries } = trial.ground;
    await trial.underLoad(trial.isFull ? 10 : 15, async () => {
      const end = Date.now() + trial.lasts({ short: 10, full: 300 });
      while (Date.now() < end) {
        const service = dice.oneOf(services);
        if (line.kill(service, 'SIGKILL')) {
          trial.injected += 1;
          await redeliveries.look(service);
        }
        await sleep(dice.int(500, 2_000));
      }
    });
  },

  after(trial, { redelivered }) {
    trial.expect(redelivered > 0, 'nothing was delivered twice, so the fault did not bite');
  },
};
