import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Load } from '../../bench/load/load.mjs';
import { referrals } from '../../bench/load/referrals.mjs';
import { reachable } from '../ground/receiver.mjs';
import { waitUntil } from '../../start/wait-until.mjs';

const hour = 3_600_000;
/** Whoever is given a clock goes on coming to the receiver of the run. */
const shims = `--import ${reachable} --import ${
  pathToFileURL(fileURLToPath(new URL('../ground/shifted-clock.mjs', import.meta.url))).href
}`;
const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
/** Half an hour before midnight in Greenwich, half an hour after it in a London summer. */
const summerNight = Date.parse('2027-06-30T23:30:00Z');
const tried = 12;
/**
 * Around the night in which summer time ends (31 October 2027): when a referral is offered, and when the team owes an
 * answer, two working days later at 17:00 in London. Worked out by hand: nothing of the product is asked.
 */
const october = [
  { offered: '2027-10-29T15:30:00Z', due: '2027-11-02T17:00:00.000Z' },
  { offered: '2027-10-29T16:30:00Z', due: '2027-11-03T17:00:00.000Z' },
  { offered: '2027-10-31T00:30:00Z', due: '2027-11-03T17:00:00.000Z' },
];
const offeredEach = 8;

/** @type {import('../trial.mjs').Fault} */
export const f20 = {
  id: 'F20',
  is: 'clocks are two hours wrong, jump back, summer time ends, and it is past midnight in a London summer',
  protectedBy: 'days and working days of London; leases by the clock of the database',
  mutation: ['utc-day', 'october-forgotten'],
  apart: true,

  async make(trial) {
    const { line, books } = trial.ground;
    const clocks = Object.fromEntries(
      /** @type {const} */ (['eligibility', 'routing', 'notification', 'intake']).map((service) => [
        service,
        aClock(line.folder, service),
      ]),
    );
    for (const service of /** @type {const} */ (['eligibility', 'routing', 'notification'])) {
      await line.startOtherwise(service, { env: clocks[service].env });
    }
    await summerTimeEnds(trial, clocks.routing);
    await trial.underLoad(8, async () => {
      clocks.eligibility.set(-2 * hour);
      clocks.routing.set(2 * hour);
      trial.injected += 2;
      await sleep(trial.lasts({ short: 4, full: 60 }));
      clocks.notification.set(-2 * hour);
      clocks.routing.set(-2 * hour);
      clocks.eligibility.set(2 * hour);
      trial.injected += 3;
      await sleep(trial.lasts({ short: 4, full: 60 }));
    });
    for (const clock of Object.values(clocks)) clock.set(0);
    const owed = await books.rows('routing', owedBy('true'));
    const wrong = owed.filter(({ at, received }) => !endsADayOfWork(at) || at <= received);
    trial.expect(wrong.length === 0, `${wrong.length} deadlines are not at the end of a later day`);
    trial.mustBite(owed.length > 0, 'nobody owed anything by a working day');
    await pastMidnight(trial, clocks.intake);
  },
};

/** What teams owe an answer to, by the national limit of two working days. @param {string} which */
const owedBy = (which) => `
  SELECT referral_id::text AS id, record->'nextStep'->>'dueAt' AS at, record->>'receivedAt' AS received FROM placement
   WHERE ${which} AND record->'nextStep'->>'what' = 'acknowledge' AND record->>'deadline' IS NULL`;

const inLondon = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', weekday: 'short', hour: '2-digit', minute: '2-digit' },
});

/** @param {string} at */
const endsADayOfWork = (at) =>
  /^(Mon|Tue|Wed|Thu|Fri).* 17:00$/.test(inLondon.format(new Date(at)));

/** @param {string} folder @param {string} service */
function aClock(folder, service) {
  const file = join(folder, `clock-${service}`);
  writeFileSync(file, '0');
  return {
    env: { NODE_OPTIONS: shims, FAULTS_CLOCK_FILE: file },
    set: (/** @type {number} */ offsetMs) => writeFileSync(file, String(offsetMs)),
  };
}

/** @param {import('../trial.mjs').Trial} trial @param {ReturnType<typeof aClock>} clock of routing */
async function summerTimeEnds(trial, clock) {
  const { sender, ledger, books } = trial.ground;
  /** @type {Set<string>} */
  const before = new Set();
  let looked = 0;
  for (const { offered, due } of october) {
    clock.set(Date.parse(offered) - Date.now());
    await sleep(200);
    await sender.many(offeredEach, offeredEach);
    const ids = ledger
      .entries()
      .flatMap(({ referralId: id }) => (id && !before.has(id) ? [id] : []));
    const steps = await judgedAt(books, ids);
    for (const { id, at } of steps) {
      trial.expect(
        at === due,
        `what was offered at ${offered} is due at ${at}, not ${due} (${id})`,
      );
    }
    looked += steps.length;
    for (const id of ids) before.add(id);
    trial.injected += 1;
  }
  clock.set(0);
  trial.mustBite(looked > 0, 'no referral was offered around the end of summer time');
  trial.remarks.push(`${looked} referrals were offered around the end of summer time`);
}

/** What their teams owe an answer to, once all are judged. @param {import('../judge/books.mjs').Books} books @param {readonly string[]} ids @returns {Promise<readonly { id: string, at: string }[]>} */
async function judgedAt(books, ids) {
  const judged = `SELECT count(*) AS n FROM placement
    WHERE referral_id = ANY ($1) AND record->'nextStep'->>'what' <> 'judge'`;
  await waitUntil(
    async () => {
      const n = await books.number('routing', judged, [ids]);
      if (n < ids.length) throw new Error(`${n} of ${ids.length} are judged`);
    },
    { withinMs: 30_000 },
  );
  return books.rows('routing', owedBy('referral_id = ANY ($1)'), [ids]);
}

/** @param {import('../trial.mjs').Trial} trial @param {ReturnType<typeof aClock>} clock */
async function pastMidnight(trial, clock) {
  const { line, issuer, ledger, books, dice } = trial.ground;
  await line.startOtherwise('intake', { env: clock.env });
  clock.set(summerNight - Date.now());
  await sleep(200);
  const token = await issuer.machine('intake', ['referrals:write'], summerNight);
  const load = new Load({ url: `${line.url('intake')}/referrals`, token: () => token }, 4);
  const source = referrals({ seed: dice.int(0, 900_000), today: london.format(summerNight) });
  /** @type {string[]} */
  const ids = [];
  for (const referral of source.many(tried)) {
    ledger.sent(referral.key, referral.body);
    await load.send(referral).then(
      ({ referralId }) => {
        ledger.acknowledged(referral.key, referralId);
        ids.push(referralId);
      },
      () => ledger.unknown(referral.key),
    );
  }
  load.close();
  const rows = await books.rows(
    'intake',
    'SELECT DISTINCT received_on::text AS day FROM referral WHERE id = ANY ($1)',
    [ids],
  );
  const days = rows.map(({ day }) => day).join(', ');
  trial.injected += 1;
  trial.expect(
    days === london.format(summerNight),
    `she was received on ${days || 'no day'}, and in London it was ${london.format(summerNight)}`,
  );
  clock.set(0);
  await line.startOtherwise('intake', { env: {} });
}
