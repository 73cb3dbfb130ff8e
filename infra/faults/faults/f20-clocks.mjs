import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Load } from '../../bench/load/load.mjs';
import { referrals } from '../../bench/load/referrals.mjs';

const hour = 3_600_000;
const shim = pathToFileURL(
  fileURLToPath(new URL('../ground/shifted-clock.mjs', import.meta.url)),
).href;
const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
/** Half an hour before midnight in Greenwich, half an hour after it in a London summer. */
const summerNight = Date.parse('2027-06-30T23:30:00Z');
const tried = 12;

/** @type {import('../trial.mjs').Fault} */
export const f20 = {
  id: 'F20',
  is: 'clocks are two hours wrong, jump back, and it is past midnight in a London summer',
  protectedBy: 'days of London; leases by the clock of the database',
  mutation: 'utc-day',
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
    const overdue = await books.number(
      'routing',
      `SELECT count(*) AS n FROM placement
       WHERE due_at < (record->>'receivedAt')::timestamptz - interval '2 hours 1 minute'`,
    );
    trial.expect(overdue === 0, `${overdue} referrals were due before they were received`);
    await pastMidnight(trial, clocks.intake);
  },
};

/** @param {string} folder @param {string} service */
function aClock(folder, service) {
  const file = join(folder, `clock-${service}`);
  writeFileSync(file, '0');
  return {
    env: { NODE_OPTIONS: `--import ${shim}`, FAULTS_CLOCK_FILE: file },
    set: (/** @type {number} */ offsetMs) => writeFileSync(file, String(offsetMs)),
  };
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
