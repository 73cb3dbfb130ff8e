import { gzipSync } from 'node:zlib';
import { demoPeople } from '../../identity/demo-people.mjs';
import { spread } from '../load/quantiles.mjs';
import { Visitor } from '../load/visitor.mjs';
import { query } from '../servers.mjs';
import { costsOf, differences } from '../process-costs.mjs';

/** What is asked for often is compiled by then. */
const warmUp = 80;
const times = 80;
/** Of referrals that went the whole way; a copy (`growth/stored.mjs`) holds what was sealed for another id. */
const isNoCopy = (/** @type {string} */ id) => `substr(${id}::text, 15, 1) <> '8'`;

/**
 * How long the site takes for a page, asked for one after the other; what it weighs, and what the site itself spends.
 * @param {object} what
 * @param {import('../line/line.mjs').Line} what.line
 */
export async function measurePages({ line }) {
  const [hub, sender] = [await busiestHub(line), await busiestSender(line)];
  const pages = [
    ...pagesOf(hub, ({ referralId }) => ({
      'a hub’s worklist': '/worklist',
      'a referral, for the hub': `/worklist/${referralId}`,
      'a referral, for the hub to print': `/worklist/${referralId}/print`,
      services: '/services',
      'what gets in the way': '/barriers',
      notices: '/notices',
    })),
    ...pagesOf(sender, ({ referralId }) => ({
      'what my team sent': '/referrals',
      'a referral, for who sent it': `/referrals/${referralId}`,
      'a referral, for who sent it to print': `/referrals/${referralId}/print`,
      'before a new referral': '/refer/before-you-start',
    })),
    ...pagesOf(firstOf('operator', sender?.referralId), ({ referralId }) => ({
      'how events flow': '/operations',
      ...(referralId && { 'a timeline': `/operations/referrals/${referralId}` }),
      'what is stuck': '/operations/stuck',
      'what has failed': '/operations/failed',
      consumers: '/operations/consumers',
      deliveries: '/operations/deliveries',
      'what operators did': '/operations/log',
    })),
    ...pagesOf(firstOf('administrator'), () => ({ accounts: '/accounts', webhooks: '/webhooks' })),
    { name: 'the first page for the person', path: '/for-you' },
  ];
  const found = [];
  for (const page of pages) found.push(await measured(line, page));
  return found;
}

/**
 * @typedef {object} Somebody
 * @property {string} subject
 * @property {string} organisation
 * @property {string} [referralId]
 */

/** @param {Somebody | undefined} somebody @param {(somebody: Somebody) => Readonly<Record<string, string>>} paths by name */
const pagesOf = (somebody, paths) =>
  somebody
    ? Object.entries(paths(somebody)).map(([name, path]) => ({ name, path, of: somebody }))
    : [];

/** @param {string} role @param {string} [referralId] @returns {Somebody | undefined} */
function firstOf(role, referralId) {
  const [first] = peopleOf([role]);
  return first && { ...first, referralId };
}

/** @param {import('../line/line.mjs').Line} line @param {{ name: string, path: string, of?: Somebody }} page without somebody: nobody has signed in */
async function measured(line, { name, path, of }) {
  const visitor = new Visitor(`http://localhost:${line.ports.web}`);
  if (of) await visitor.signIn(of.subject, membershipAt(line, of.organisation));
  for (let nth = 0; nth < warmUp; nth += 1) await mustBeThere(visitor, path);
  const before = costsOf(line.pids());
  const ms = [];
  let text = '';
  for (let nth = 0; nth < times; nth += 1) {
    const started = performance.now();
    text = await mustBeThere(visitor, path);
    ms.push(performance.now() - started);
  }
  const { web } = differences(before, costsOf(line.pids()));
  return {
    name,
    rows: (text.match(/<tr /g) ?? text.match(/<tr>/g) ?? []).length,
    answerMs: spread(ms),
    kbGzipped: gzipSync(text).length / 1024,
    cpuMs: (web.cpuSeconds * 1000) / times,
  };
}

/** @param {Visitor} visitor @param {string} path */
async function mustBeThere(visitor, path) {
  const { status, text, url } = await visitor.get(path);
  if (status !== 200 || !url.endsWith(path))
    throw new Error(`${path} answers ${status} at ${url}.`);
  return text;
}

/** @param {import('../line/line.mjs').Line} line @param {string} organisation */
const membershipAt =
  ({ databaseUrls }, organisation) =>
  async (/** @type {string} */ subject) => {
    const [membership] = await query(
      databaseUrls.web,
      `SELECT membership.id FROM membership JOIN account ON account.id = account_id
       WHERE subject = $1 AND organisation = $2`,
      [subject, organisation],
    );
    if (!membership) throw new Error(`${subject} has no role at ${organisation}.`);
    return membership.id;
  };

/** @param {readonly string[]} roles */
const peopleOf = (roles) =>
  demoPeople.flatMap(({ subject, memberships }) =>
    memberships
      .filter(({ role }) => roles.includes(role))
      .map(({ organisation }) => ({ subject, organisation })),
  );

/** Somebody whose hub has most to do. @param {import('../line/line.mjs').Line} line */
async function busiestHub({ databaseUrls }) {
  const people = peopleOf(['hub-clinician', 'link-worker', 'landing-coordinator']);
  const [most] = await query(
    databaseUrls.routing,
    `SELECT step_owner AS organisation, min(referral_id::text) FILTER (WHERE ${isNoCopy('referral_id')}) AS "referralId" FROM placement
     WHERE state <> 'closed' AND step_owner = ANY ($1::text[]) GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
    [people.map(({ organisation }) => organisation)],
  );
  return (
    most && { ...most, ...people.find(({ organisation }) => organisation === most.organisation) }
  );
}

/** A referrer who belongs to the team that has sent most, be it one of the programs. @param {import('../line/line.mjs').Line} line */
async function busiestSender(line) {
  const [most] = await query(
    line.databaseUrls.intake,
    `SELECT sender AS organisation, min(id::text) FILTER (WHERE ${isNoCopy('id')}) AS "referralId" FROM referral
     WHERE channel <> 'self' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
    [],
  );
  const [referrer] = peopleOf(['referrer']);
  if (!most || !referrer) return undefined;
  // The site knows somebody who has been there once.
  await new Visitor(`http://localhost:${line.ports.web}`).signIn(
    referrer.subject,
    membershipAt(line, referrer.organisation),
  );
  await query(
    line.databaseUrls.web,
    `INSERT INTO membership (account_id, organisation, organisation_name, role, referrer_role)
     SELECT id, $2, $2, 'referrer', 'midwife' FROM account WHERE subject = $1 ON CONFLICT DO NOTHING`,
    [referrer.subject, most.organisation],
  );
  return { ...most, subject: referrer.subject };
}
