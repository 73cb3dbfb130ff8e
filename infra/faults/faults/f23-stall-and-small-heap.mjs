import { setTimeout as sleep } from 'node:timers/promises';
import { services } from '../ground/line.mjs';

const stallMs = 5_000;
/** Enough to start with, and too little for a backlog. */
const smallHeap = '--max-old-space-size=44';

/** @type {import('../trial.mjs').Fault} */
export const f23 = {
  id: 'F23',
  is: 'processes stand still for 5 s, and one has too small a heap for its backlog',
  protectedBy: 'the offset last; the supervisor',
  mutation: 'offsets-first',

  async make(trial) {
    const { line, sender, dice, redeliveries } = trial.ground;
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
    await line.stopOne('eligibility');
    await sender.many(trial.isFull ? 2_000 : 250, 16);
    const endsBefore = line.ends.length;
    await line
      .startOtherwise('eligibility', { env: { NODE_OPTIONS: smallHeap } })
      .catch(() => undefined);
    await sleep(trial.lasts({ short: 8, full: 60 }));
    await redeliveries.look('eligibility');
    trial.injected += 1;
    trial.remarks.push(`With ${smallHeap} it ended ${line.ends.length - endsBefore} times`);
    await line.stopOne('eligibility');
    trial.endFault();
    await line.startOne('eligibility');
  },
};
