import { Visitor } from '../../bench/load/visitor.mjs';
import { query } from '../../bench/servers.mjs';
import { demoPeople } from '../../identity/demo-people.mjs';
import { administratorUrl } from '../../postgres/addresses.mjs';
import { waitUntil } from '../../start/wait-until.mjs';
import { filledIn, hiddenIn } from '../load/referral-form.mjs';

const readyWithinMs = 60_000;
const offeredWithinMs = 30_000;
/** It is done and nobody has heard of it; and it is not done. */
const rounds = /** @type {const} */ ([
  { moment: 'committed', nhsNumber: '999 000 1073' },
  { moment: 'commit', nhsNumber: '999 000 1006' },
]);

/**
 * @typedef {import('../trial.mjs').Trial} Trial
 * @typedef {Awaited<ReturnType<Visitor['get']>>} Page
 */

/** @type {import('../trial.mjs').Fault} */
export const w1 = {
  id: 'W1',
  is: 'the web site and the service behind it are killed (-9) while a referral, and then a decision, is sent by a form without scripts',
  protectedBy: 'the key that a form carries; drafts and sessions in PostgreSQL',
  mutation: 'another-key-each-time',

  async make(trial) {
    const { line } = trial.ground;
    await line.startSite();
    for (const { moment, nhsNumber } of rounds) {
      const referralId = await sendsReferral(trial, moment, nhsNumber);
      await accepts(trial, moment, referralId);
    }
    trial.endFault();
    await line.removeInstance('web');
  },

  after(trial) {
    trial.mustBite(trial.injected === 8, 'a process was not caught in the middle');
  },
};

/** @param {Trial} trial @param {'commit' | 'committed'} moment @param {string} nhsNumber @returns {Promise<string>} the referral */
async function sendsReferral(trial, moment, nhsNumber) {
  const { line, ledger } = trial.ground;
  const referrer = new Visitor(line.url('web'));
  await referrer.signIn('midwife', async () => '');
  const address = await filledIn(referrer, nhsNumber);
  const form = formOn(await referrer.get(address));
  ledger.sent(form.idempotencyKey, address);
  await killedWhilePosting(trial, { service: 'intake', moment }, () =>
    referrer.post(address, form),
  );
  ledger.unknown(form.idempotencyKey);

  const sent = await referrer.post(address, form);
  const referralId = /\/referrals\/([0-9a-f-]{36})/.exec(sent.text)?.[1] ?? '';
  trial.expect(referralId !== '', `the same form was answered ${sent.status} at ${sent.url}`);
  if (referralId !== '') ledger.acknowledged(form.idempotencyKey, referralId);
  const again = await referrer.post(address, form);
  trial.expect(
    referenceOn(again) !== '' && referenceOn(again) === referenceOn(sent),
    `the form was confirmed as ${referenceOn(sent)}, and then as ${referenceOn(again)}`,
  );
  return referralId;
}

/** @param {Trial} trial @param {'commit' | 'committed'} moment @param {string} referralId */
async function accepts(trial, moment, referralId) {
  const { line, commands } = trial.ground;
  const organisation = await teamOfferedTo(trial, referralId);
  const person = demoPeople.find(({ memberships }) =>
    memberships.some((one) => one.organisation === organisation),
  );
  if (!person) throw new Error(`nobody works at ${organisation}`);
  const clinician = new Visitor(line.url('web'));
  await clinician.signIn(person.subject, (subject) => membershipOf(trial, subject, organisation));
  const address = `/worklist/${referralId}/acceptance`;
  const form = formOn(await clinician.get(address));
  const key = form.idempotencyKey;
  const by = `${line.identityUrl()}|${person.subject}`;
  commands.ledger.sent({ key, kind: 'accept', referralId, organisation, by });
  await killedWhilePosting(trial, { service: 'routing', moment }, () =>
    clinician.post(address, form),
  );
  commands.ledger.ended(key, 'unknown');

  const accepted = await clinician.post(address, form);
  const isDone = accepted.status === 200 && accepted.url.endsWith(`/worklist/${referralId}`);
  trial.expect(isDone, `the same decision was answered ${accepted.status} at ${accepted.url}`);
  if (isDone) commands.ledger.acknowledged(key, 'accepted');
}

/**
 * The form is on its way, and the service is about to write what it says, or has: both processes end.
 * @param {Trial} trial @param {{ service: 'intake' | 'routing', moment: 'commit' | 'committed' }} when @param {() => Promise<Page>} post
 */
async function killedWhilePosting(trial, { service, moment }, post) {
  const { line } = trial.ground;
  const link = line.postgresLinks[service];
  link.rule = ({ what, isCommand }) => {
    if (what !== moment || !isCommand) return 'pass';
    link.rule = undefined;
    for (const name of ['web', service]) if (line.kill(name, 'SIGKILL')) trial.injected += 1;
    return 'cut';
  };
  const answer = await post().catch(() => undefined);
  link.rule = undefined;
  trial.expect(
    answer === undefined,
    `the form was answered ${answer?.status} by a site that was killed`,
  );
  await waitUntil(
    async () => {
      for (const name of ['web', service]) {
        const { ok } = await fetch(`${line.urlOf(name)}/health/ready`);
        if (!ok) throw new Error(`${name} is not ready`);
      }
    },
    { withinMs: readyWithinMs, everyMs: 250 },
  );
}

/** @param {Page} page @returns {Record<string, string>} what the form carries, as a browser keeps it */
const formOn = ({ text }) => {
  const names = ['csrf', 'idempotencyKey', 'version'];
  return Object.fromEntries(
    names.map((name) => [name, hiddenIn(text, name)]).filter(([, value]) => value !== ''),
  );
};

/** @param {Page} page */
const referenceOn = ({ text }) => /Reference<br><strong>([^<]+)</.exec(text)?.[1] ?? '';

/** @param {Trial} trial @param {string} referralId */
const teamOfferedTo = ({ ground }, referralId) =>
  waitUntil(
    async () => {
      const [placement] = await ground.books.rows(
        'routing',
        `SELECT step_owner AS team FROM placement WHERE referral_id::text = $1 AND state = 'offered'`,
        [referralId],
      );
      if (!placement) throw new Error('it is offered to nobody');
      return placement.team;
    },
    { withinMs: offeredWithinMs, everyMs: 250 },
  );

/** @param {Trial} trial @param {string} subject @param {string} organisation */
async function membershipOf({ ground }, subject, organisation) {
  const [membership] = await query(
    administratorUrl(ground.servers.postgres.url, 'web'),
    `SELECT m.id FROM membership m JOIN account a ON a.id = m.account_id WHERE a.subject = $1 AND m.organisation = $2`,
    [subject, organisation],
  );
  return String(membership?.id);
}
