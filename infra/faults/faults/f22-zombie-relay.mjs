import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaApi } from '../ground/readers.mjs';

/** Longer than the lease of a relay. */
const stoppedMs = 13_000;

/** @type {import('../trial.mjs').Fault} */
export const f22 = {
  id: 'F22',
  is: 'a relay stands still (SIGSTOP) with a batch on its way, another takes over, the first goes on (SIGCONT)',
  protectedBy: 'leases by the clock of the database; the inbox',
  mutation: 'done-again',

  async make(trial) {
    const { line, servers } = trial.ground;
    const other = await line.addInstance('intake');
    const { link } = servers.kafka;
    await trial.underLoad(8, async () => {
      for (let round = 0; round < (trial.isFull ? 4 : 1); round += 1) {
        let goOn = () => {};
        const goesOn = new Promise((resolve) => (goOn = () => resolve(undefined)));
        /** @type {import('../ground/link.mjs').Wire | undefined} */
        let held;
        link.rule = async ({ what, api, who, wire }) => {
          if (what !== 'request' || api !== kafkaApi.produce || who !== 'intake.normal')
            return 'pass';
          if (held !== undefined && held !== wire) return 'pass';
          if (held === undefined) {
            held = wire;
            line.signal('intake', 'SIGSTOP');
            trial.injected += 1;
          }
          await goesOn;
          return 'pass';
        };
        await sleep(stoppedMs);
        line.signal('intake', 'SIGCONT');
        goOn();
        await sleep(2_000);
        link.rule = undefined;
      }
    });
    await line.removeInstance(other);
  },

  after(trial, { redelivered }) {
    trial.mustBite(redelivered > 0, 'nothing is in a topic twice');
  },
};
