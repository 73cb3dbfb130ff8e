import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaApi } from '../ground/readers.mjs';

const share = 0.25;
const senders = 50;

/** @type {import('../trial.mjs').Fault} */
export const f9 = {
  id: 'F9',
  is: 'Kafka appends and its answer is lost, one time in four',
  protectedBy: 'no idempotent producer, one request at a time',
  mutation: 'idempotent-and-at-once',

  async make(trial) {
    const { servers, sender } = trial.ground;
    await trial.underLoad(1, async () => {
      servers.kafka.link.rule = answersLost(trial);
      const end = Date.now() + trial.lasts({ short: 15, full: 1_200 });
      while (Date.now() < end) {
        await sender.many(senders * 2, senders);
        await sleep(1_500);
      }
    });
  },

  after(trial, { redelivered }) {
    trial.mustBite(redelivered > 0, 'nothing is in a topic twice');
  },
};

/** @param {import('../trial.mjs').Trial} trial @returns {import('../ground/link.mjs').Rule} */
export function answersLost(trial) {
  const { dice } = trial.ground;
  return ({ what, api }) => {
    if (api !== kafkaApi.produce || what !== 'response' || !dice.happens(share)) return 'pass';
    trial.injected += 1;
    return 'cut';
  };
}
