import { setTimeout as sleep } from 'node:timers/promises';
import { services } from '../ground/line.mjs';

const stallMs = 5_000;
/** In MB, smaller until it is too small for a backlog; the last are too small to start with. */
const heaps = [42, 38, 35, 32, 29, 26];
const startsWithinMs = 20_000;

/** @type {import('../trial.mjs').Fault} */
export const f23 = {
  id: 'F23',
  is: 'processes stand still for 5 s, and one has too small a heap for its backlog',
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
    const { heap, ended } = await tooSmallAHeap(trial);
    await redeliveries.look('eligibility');
    trial.injected += 1;
    trial.remarks.push(`With a heap of ${heap} MB it ended ${ended} times`);
    trial.mustBite(ended > 0, 'every heap was large enough');
    await line.stopOne('eligibility');
    trial.endFault();
    await line.startOne('eligibility');
  },
};

/** @param {import('../trial.mjs').Trial} trial */
async function tooSmallAHeap(trial) {
  const { line, sender } = trial.ground;
  const worksMs = trial.lasts({ short: 8, full: 60 });
  for (const heap of heaps) {
    await line.stopOne('eligibility');
    await sender.many(trial.isFull ? 2_000 : 250, 16);
    const endsBefore = line.ends.length;
    const ended = () => line.ends.length - endsBefore;
    const env = { NODE_OPTIONS: `--max-old-space-size=${heap}` };
    const started = line.startOtherwise('eligibility', { env }).catch(() => undefined);
    await Promise.race([started, sleep(startsWithinMs)]);
    const end = Date.now() + worksMs;
    while (ended() === 0 && Date.now() < end) await sleep(200);
    if (ended() > 0) return { heap, ended: ended() };
  }
  return { heap: heaps.at(-1), ended: 0 };
}
