import { setTimeout as sleep } from 'node:timers/promises';

const readyAgainMs = 6_000;

/** @type {import('../trial.mjs').Fault} */
export const f7 = {
  id: 'F7',
  is: 'PostgreSQL is away, stopped in order and then killed (-9)',
  protectedBy: '503 and no answer before the COMMIT; batches wait, offsets stand still',
  mutation: 'nothing-is-waited-for',

  async make(trial) {
    const { line, servers, sender, offsets } = trial.ground;
    await trial.underLoad(8, async () => {
      for (const how of /** @type {const} */ (['SIGINT', 'SIGKILL'])) {
        await servers.postgres.end(how);
        const from = Date.now();
        trial.injected += 1;
        trial.mustNotBeReady(line.names());
        await sleep(1_000);
        const before = await offsets.marks();
        await sleep(trial.lasts({ short: 10, full: 30 }));
        trial.expect(isSame(before, await offsets.marks()), 'offsets moved without a database');
        const wrong = sender.failures.filter(
          ({ at, status }) => at > from + 500 && status !== undefined && status !== 503,
        );
        trial.expect(
          wrong.length === 0,
          `without a database a referrer was answered ${wrong[0]?.status}, not 503`,
        );
        await servers.postgres.start();
        if (how === 'SIGINT') await sleep(readyAgainMs);
      }
    });
  },
};

/** @param {readonly import('../judge/offsets.mjs').Mark[]} one @param {readonly import('../judge/offsets.mjs').Mark[]} other */
const isSame = (one, other) => {
  const sum = (/** @type {typeof one} */ marks) => marks.reduce((all, { next }) => all + next, 0);
  return sum(one) === sum(other);
};
