import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../../start/wait-until.mjs';

const waitsForHerMs = 40_000;
const endsWithinMs = 60_000;
/** What was taken in silence is not refused afterwards: sent again, it would arrive. */
const manners = /** @type {const} */ (['busy', 'garbage', 'refuse', 'take-in-silence', 'late']);

/** @type {import('../trial.mjs').Fault} */
export const f18 = {
  id: 'F18',
  is: 'the message provider is busy, silent after it took a message, talks nonsense, refuses, is 30 s late; its user dies meanwhile',
  protectedBy: 'a message that may have arrived is left to a person',
  mutation: 'unknown-is-sent-again',

  async make(trial) {
    const { provider, line, offsets } = trial.ground;
    await trial.underLoad(6, async () => {
      for (const manner of manners) {
        provider.behave(manner);
        trial.injected += 1;
        await sleep(trial.lasts({ short: 4, full: 30 }));
        if (manner === 'take-in-silence') await hasTakenOneToAWoman(trial);
        if (manner === 'late') {
          line.kill('notification', 'SIGKILL');
          await sleep(1_000);
        }
      }
      await waitUntil(
        async () => {
          const marks = await offsets.marks(['routing', 'eligibility', 'intake']);
          const ends = new Map(
            (await offsets.ends()).map(({ topic, partition, high }) => [
              `${topic} ${partition}`,
              high,
            ]),
          );
          const isBehind = marks.some(({ source, topic, partition, next }) => {
            const high = ends.get(`${topic} ${partition}`) ?? 0;
            return source !== 'notification' && high - next > 30;
          });
          if (isBehind) throw new Error('behind');
        },
        { withinMs: 20_000, everyMs: 500 },
      ).catch(() => trial.fail('routing waited for the message provider'));
    });
    await takenInSilenceHaveAnEnd(trial);
  },

  async after(trial) {
    const { books, provider } = trial.ground;
    const unknown = await books.number(
      'notification',
      `SELECT count(*) AS n FROM message WHERE status = 'UNKNOWN'`,
    );
    const silent = provider.accepted.filter(({ told }) => !told).length;
    trial.mustBite(silent > 0, 'the provider took no message in silence');
    trial.remarks.push(
      `${silent} messages were taken without a word; ${unknown} to a woman are left to a person`,
    );
  },
};

/** On a busy machine what is planned comes later: it is silent until a message to a woman is among what it took. @param {import('../trial.mjs').Trial} trial */
function hasTakenOneToAWoman(trial) {
  const { books, provider } = trial.ground;
  return waitUntil(
    async () => {
      const silent = provider.accepted.flatMap(({ id, told }) => (told ? [] : [id]));
      const sql = `SELECT count(*) AS n FROM message WHERE audience = 'woman' AND id::text = ANY ($1)`;
      if ((await books.number('notification', sql, [silent])) === 0) throw new Error('none yet');
    },
    { withinMs: waitsForHerMs, everyMs: 300 },
  ).catch(() => trial.mustBite(false, 'no message to a woman was taken in silence'));
}

/** What is to be tried again later is not due yet: whoever would send it again must be given the time to. @param {import('../trial.mjs').Trial} trial */
function takenInSilenceHaveAnEnd(trial) {
  const { books, provider } = trial.ground;
  return waitUntil(
    async () => {
      const silent = provider.accepted.flatMap(({ id, told }) => (told ? [] : [id]));
      const sql = `SELECT count(*) AS n FROM message WHERE audience = 'woman' AND id::text = ANY ($1)
        AND status IN ('PENDING', 'SENDING')`;
      if ((await books.number('notification', sql, [silent])) > 0) throw new Error('not yet');
    },
    { withinMs: endsWithinMs, everyMs: 300 },
  ).catch(() => trial.fail('a message to a woman that was taken in silence had no end'));
}
