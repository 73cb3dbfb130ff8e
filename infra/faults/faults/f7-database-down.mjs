import { setTimeout as sleep } from 'node:timers/promises';
import { services } from '../ground/line.mjs';

const readyAgainMs = 6_000;
/** Under load somebody hears something all the time. */
const longestWaitMs = 15_000;

/** @type {import('../trial.mjs').Fault} */
export const f7 = {
  id: 'F7',
  is: 'PostgreSQL is away, stopped in order and then killed (-9), each time when what was heard is about to be committed',
  protectedBy: '503 and no answer before the COMMIT; batches wait, offsets stand still',
  mutation: 'not-waited-for',

  async make(trial) {
    trial.linger = true;
    const { line, servers, sender, offsets } = trial.ground;
    await trial.underLoad(8, async () => {
      for (const how of /** @type {const} */ (['SIGINT', 'SIGKILL'])) {
        await endedAtCommit(trial, how);
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

/**
 * It ends while a COMMIT of events that were heard is held: somebody has them in hand, and they are not done.
 * @param {import('../trial.mjs').Trial} trial @param {NodeJS.Signals} how
 */
async function endedAtCommit(trial, how) {
  const { line, servers } = trial.ground;
  const links = services.map((service) => line.postgresLinks[service]);
  /** @type {Promise<void> | undefined} */
  let ending;
  const end = () => (ending ??= servers.postgres.end(how));
  await new Promise((resolve) => {
    const tooLate = setTimeout(resolve, longestWaitMs);
    for (const link of links) {
      link.rule = async ({ what, isHearing }) => {
        if (what !== 'commit' || !isHearing) return 'pass';
        clearTimeout(tooLate);
        await end();
        resolve(undefined);
        return 'cut';
      };
    }
  });
  trial.mustBite(ending !== undefined, 'nobody had anything in hand when PostgreSQL was ended');
  await end();
  for (const link of links) link.rule = undefined;
}

/** @param {readonly import('../judge/offsets.mjs').Mark[]} one @param {readonly import('../judge/offsets.mjs').Mark[]} other */
const isSame = (one, other) => {
  const sum = (/** @type {typeof one} */ marks) => marks.reduce((all, { next }) => all + next, 0);
  return sum(one) === sum(other);
};
