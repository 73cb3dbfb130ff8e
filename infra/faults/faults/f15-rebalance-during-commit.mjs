import { setTimeout as sleep } from 'node:timers/promises';
import { leaveGroup } from '../../kafka/wire.mjs';
import { committerIn, kafkaApi } from '../ground/readers.mjs';

const share = 0.2;
const betweenMs = 3_000;

/** @type {import('../trial.mjs').Fault} */
export const f15 = {
  id: 'F15',
  is: 'instances come and go, and groups let members go just when they commit their offsets',
  protectedBy: 'offsets are committed by the client itself alone',
  mutation: 'offsets-by-hand',

  async make(trial) {
    const { servers } = trial.ground;
    await trial.underLoad(trial.isFull ? 30 : 15, async () => {
      const end = Date.now() + trial.lasts({ short: 16, full: 180 });
      servers.kafka.link.rule = letGoAtCommit(trial);
      do await oneComesAndGoes(trial);
      while (Date.now() < end);
    });
  },
};

/** @param {import('../trial.mjs').Trial} trial @returns {import('../ground/link.mjs').Rule} */
export function letGoAtCommit(trial) {
  const { servers, dice } = trial.ground;
  let nextAt = 0;
  return async ({ what, api, bytes }) => {
    if (api !== kafkaApi.offsetCommit || what !== 'request') return 'pass';
    if (Date.now() < nextAt || !dice.happens(share)) return 'pass';
    nextAt = Date.now() + betweenMs;
    await leaveGroup(servers.kafka.address, committerIn(bytes)).then(
      () => (trial.injected += 1),
      () => undefined,
    );
    return 'pass';
  };
}

/** @param {import('../trial.mjs').Trial} trial */
export async function oneComesAndGoes(trial) {
  const { line, dice } = trial.ground;
  const service = dice.oneOf(/** @type {const} */ (['eligibility', 'routing']));
  const name = await line.addInstance(service);
  trial.injected += 1;
  await sleep(dice.int(1_000, 4_000));
  await line.removeInstance(name);
  trial.injected += 1;
  await sleep(dice.int(500, 2_000));
}
