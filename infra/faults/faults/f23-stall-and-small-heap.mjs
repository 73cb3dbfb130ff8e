import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { checkout } from '../../start/places.mjs';
import { services } from '../ground/line.mjs';

const stallMs = 5_000;
/** In MB: enough to start with and for a few dozen events that are never let go. */
const heap = 80;
const startsWithinMs = 20_000;
const endsAtLeast = 2;
const eats = pathToFileURL(join(checkout, 'infra/faults/ground/eats-memory.mjs')).href;

/** @type {import('../trial.mjs').Fault} */
export const f23 = {
  id: 'F23',
  is: 'processes stand still for 5 s, and the memory of one is used up in the middle of its batches',
  protectedBy: 'the offset last; the supervisor',
  mutation: 'offsets-first',

  async make(trial) {
    const { line, dice, redeliveries } = trial.ground;
    trial.mayEnd = true;
    await trial.underLoad(8, async () => {
      for (let round = 0; round < (trial.isFull ? 12 : 2); round += 1) {
        const service = dice.oneOf(services);
        line.signal(service, 'SIGSTOP');
        await sleep(stallMs);
        line.signal(service, 'SIGCONT');
        trial.injected += 1;
      }
    });
    trial.endedAt = undefined;
    const ended = await usedUpMemory(trial);
    await redeliveries.look('eligibility');
    trial.injected += ended;
    trial.remarks.push(`With a heap of ${heap} MB it ended ${ended} times`);
    trial.mustBite(ended > 0, 'its memory was never used up');
    await line.stopOne('eligibility');
    trial.endFault();
    await line.startOne('eligibility');
  },
};

/** Answers how often it ended. @param {import('../trial.mjs').Trial} trial */
async function usedUpMemory(trial) {
  const { line, sender } = trial.ground;
  await line.stopOne('eligibility');
  await sender.many(trial.isFull ? 2_000 : 250, 16);
  const endsBefore = line.ends.length;
  const env = { NODE_OPTIONS: `--max-old-space-size=${heap} --import=${eats}` };
  const end = Date.now() + startsWithinMs + trial.lasts({ short: 40, full: 120 });
  // The supervisor starts again what was ready once; on a busy machine it may have used up its memory before that.
  let beforeReady = 0;
  let isOver = false;
  const starting = async () => {
    for (let isReady = false; !isReady && !isOver;) {
      isReady = await line.startOtherwise('eligibility', { env }).then(
        () => true,
        () => false,
      );
      if (!isReady && !isOver) beforeReady += 1;
    }
  };
  const started = starting();
  const ended = () => line.ends.length - endsBefore + beforeReady;
  while (ended() < endsAtLeast && Date.now() < end) await sleep(200);
  isOver = true;
  // What is just being started is there before it is stopped.
  await Promise.race([started, sleep(2_000)]);
  return ended();
}
