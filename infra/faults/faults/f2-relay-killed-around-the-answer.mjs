import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaApi } from '../ground/readers.mjs';

/** @type {import('../trial.mjs').Fault} */
export const f2 = {
  id: 'F2',
  is: 'the relay is killed between Kafka’s answer and its mark, and between asking and the answer',
  mutation: 'published-first',

  async make(trial) {
    const { line, servers, dice } = trial.ground;
    const { link } = servers.kafka;
    await trial.underLoad(12, async () => {
      const end = Date.now() + trial.lasts({ short: 12, full: 120 });
      for (let round = 0; Date.now() < end; round += 1) {
        const at = round % 2 === 0 ? 'response' : 'request';
        const service = dice.oneOf(['intake', 'eligibility', 'routing']);
        link.rule = ({ what, api, who }) => {
          const isIt = api === kafkaApi.produce && what === at && who.startsWith(`${service}.`);
          if (!isIt || !line.kill(service, 'SIGKILL')) return isIt ? 'cut' : 'pass';
          trial.injected += 1;
          return 'cut';
        };
        await sleep(dice.int(1_500, 3_000));
        link.rule = undefined;
        await sleep(dice.int(500, 1_500));
      }
    });
  },

  after(trial, { redelivered }) {
    trial.expect(redelivered > 0, 'nothing is in a topic twice, so the fault did not bite');
  },
};
