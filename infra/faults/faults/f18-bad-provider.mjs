import { setTimeout as sleep } from 'node:timers/promises';
import { startNotify } from '../ground/notify.mjs';
import { untilTold } from '../judge/quiet.mjs';
import { waitUntil } from '../../start/wait-until.mjs';

const waitsForHerMs = 40_000;
const endsWithinMs = 60_000;
/** What was taken in silence is not refused afterwards: sent again, it would arrive. */
const manners = /** @type {const} */ (['busy', 'garbage', 'refuse', 'take-in-silence', 'late']);
/** Of GOV.UK Notify and of whoever hears by webhook. */
const overHttp = /** @type {const} */ (['fail', 'busy', 'garbage', 'take-in-silence', 'late']);
/** A provider that can be asked is asked after a minute at the soonest. */
const askedWithinMs = 120_000;

/** @type {import('../trial.mjs').Fault} */
export const f18 = {
  id: 'F18',
  is: 'the message providers (GOV.UK Notify, then a mail server) and a receiver of webhooks fail, are busy, silent after they took a message, talk nonsense, refuse, are 30 s late; their user dies meanwhile',
  protectedBy: 'a message that may have arrived is asked for by reference, or left to a person',
  mutation: ['unknown-is-sent-again', 'not-asked-by-reference'],

  async make(trial) {
    const { provider, line, offsets, receiver } = trial.ground;
    await byNotify(trial);
    await trial.underLoad(6, async () => {
      for (const manner of manners) {
        provider.behave(manner);
        receiver.behave(manner === 'refuse' ? 'fail' : manner);
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
    trial.endFault();
  },

  async after(trial) {
    const { books, provider } = trial.ground;
    await allHeardByWebhook(trial);
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

/** E-mail goes by GOV.UK Notify, which keeps what it took by our reference. @param {import('../trial.mjs').Trial} trial */
async function byNotify(trial) {
  const { line, receiver } = trial.ground;
  const notify = await startNotify();
  try {
    await line.startOtherwise('notification', { env: notify.env });
    await trial.underLoad(6, async () => {
      for (const manner of overHttp) {
        notify.behave(manner);
        receiver.behave(manner);
        trial.injected += 1;
        await sleep(trial.lasts({ short: 3, full: 30 }));
      }
      notify.behave('take');
    });
    await askedByReference(trial, notify);
  } finally {
    await line.startOtherwise('notification', {});
    await notify.stop();
  }
}

/** What it took without a word is found to have arrived. @param {import('../trial.mjs').Trial} trial @param {Awaited<ReturnType<typeof startNotify>>} notify */
async function askedByReference(trial, { accepted, asked }) {
  const { books } = trial.ground;
  const silent = accepted.flatMap(({ id, told }) => (told ? [] : [id]));
  const open = `SELECT count(*) AS n FROM message WHERE id::text = ANY ($1) AND status IN ('PENDING', 'SENDING')`;
  await waitUntil(
    async () => {
      const n = await books.number('notification', open, [silent]);
      if (n > 0) throw new Error(`${n} are not yet known`);
    },
    { withinMs: askedWithinMs, everyMs: 500 },
  ).catch((error) => trial.fail(`of what Notify took in silence ${error.message}`));
  const sent = `SELECT count(*) AS n FROM message WHERE id::text = ANY ($1) AND status = 'SENT'`;
  const known = await books.number('notification', sent, [silent]);
  const ids = new Set(silent);
  const twice = accepted.length - new Set(accepted.map(({ id }) => id)).size;
  trial.mustBite(ids.size > 0, 'Notify took no message in silence');
  trial.expect(
    known === ids.size,
    `${ids.size - known} of ${ids.size} taken in silence are not known to be sent`,
  );
  trial.expect(twice === 0, `${twice} messages were sent twice by GOV.UK Notify`);
  trial.remarks.push(
    `Notify took ${ids.size} without a word, was asked for ${asked.size}, and ${known} were found to be sent`,
  );
}

/** Whoever hears by webhook hears of everything in the end. @param {import('../trial.mjs').Trial} trial */
async function allHeardByWebhook(trial) {
  const { books, receiver } = trial.ground;
  const late = await untilTold(books);
  if (late !== undefined) trial.remarks.push(late);
  const rows = await books.rows(
    'notification',
    `SELECT id::text FROM webhook_delivery WHERE status = 'SENT'`,
  );
  const told = new Set(receiver.accepted.flatMap(({ id, told: isTold }) => (isTold ? [id] : [])));
  const unheard = rows.filter(({ id }) => !told.has(id));
  trial.expect(unheard.length === 0, `${unheard.length} webhooks are taken for told that were not`);
  trial.remarks.push(`${told.size} webhooks were heard`);
}

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
