import { setTimeout as sleep } from 'node:timers/promises';
import { services } from '../ground/line.mjs';

const drainMs = 25_000;
const inHand = 12;

/** @type {import('../trial.mjs').Fault} */
export const f4 = {
  id: 'F4',
  is: 'every service is restarted in order (SIGTERM), one at a time, with requests in hand',
  protectedBy: 'a drain: no more fetched, what is in hand finished, what was said sent',
  mutation: 'no-drain',

  async make(trial) {
    const { line, sender } = trial.ground;
    const failedBefore = sender.failures.length;
    let draining = { from: 0, until: 0 };
    await trial.underLoad(8, async () => {
      for (let round = 0; round < (trial.isFull ? 5 : 1); round += 1) {
        for (const service of services) {
          const answered = service === 'intake' ? requestsInHand(trial) : undefined;
          if (answered) await sleep(250);
          const from = Date.now();
          await line.stopOne(service);
          trial.expect(Date.now() - from < drainMs, `${service} took longer than 25 s to drain`);
          await answered;
          await line.startOne(service);
          if (service === 'intake') draining = { from, until: Date.now() };
          trial.injected += 1;
        }
      }
    });
    const wrong = sender.failures
      .slice(failedBefore)
      .filter(({ at, status = 0 }) => status >= 500 && (at < draining.from || at > draining.until));
    trial.expect(wrong.length === 0, `${wrong.length} requests met a 5xx that was no drain`);
  },
};

/** Slow enough to be caught in the middle; each must be answered all the same. @param {import('../trial.mjs').Trial} trial */
async function requestsInHand(trial) {
  const { line, sender } = trial.ground;
  const link = line.postgresLinks.intake;
  link.speed = () => ({ delayMs: 150, bytesPerSecond: Infinity });
  const entries = await Promise.all(Array.from({ length: inHand }, () => sender.one()));
  link.restore();
  const cut = entries.filter((entry) => entry?.standing !== 'acknowledged' || entry.attempts > 1);
  trial.expect(cut.length === 0, `${cut.length} of ${inHand} requests in hand were cut off`);
}
