import { anyKilled } from './f1-any-service-killed.mjs';
import { answersLost } from './f9-answer-of-kafka-lost.mjs';
import { letGoAtCommit, oneComesAndGoes } from './f15-rebalance-during-commit.mjs';

/** @type {import('../trial.mjs').Fault} */
export const mix = {
  id: 'MIX',
  is: 'F1, F9 and F15 at once: services are killed, answers of Kafka are lost, instances come and go and groups let members go',
  protectedBy: 'all of theirs together',
  mutation: 'done-again',

  async make(trial) {
    const { servers } = trial.ground;
    const rules = [answersLost(trial), letGoAtCommit(trial)];
    await trial.underLoad(12, async () => {
      servers.kafka.link.rule = async (moment) => {
        for (const rule of rules) if ((await rule(moment)) === 'cut') return 'cut';
        return 'pass';
      };
      const end = Date.now() + trial.lasts({ short: 14, full: 3_600 });
      const until = async (
        /** @type {(trial: import('../trial.mjs').Trial) => Promise<void>} */ one,
      ) => {
        do await one(trial);
        while (Date.now() < end);
      };
      await Promise.all([until(anyKilled), until(oneComesAndGoes)]);
    });
  },

  after(trial, { redelivered }) {
    trial.mustBite(redelivered > 0, 'nothing was delivered twice');
  },
};
