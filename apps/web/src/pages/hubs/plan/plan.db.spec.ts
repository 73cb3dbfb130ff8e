import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import {
  hiddenField,
  problemLinks,
  titleOf,
  type Visitor,
} from '../../../testing/a-visitor.fixture.js';
import {
  aDeskWithoutPlan,
  aPlanDesk,
  GOAL_ID,
} from '../../../testing/link-work-examples.fixture.js';
import { REFERRAL_ID as R } from '../../../testing/referral-examples.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';

const PLAN = `/worklist/${R}/plan`;
let site: TestSite;
let worker: Visitor;

beforeAll(async () => {
  site = await aSite('web-plan', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('link-worker', ['link-worker', 'sheffield-light']);
  await site.account('hub-clinician', ['hub-clinician', 'cw-loss']);
  worker = await site.signedIn('link-worker');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const posted = () =>
  site.services.asked.filter(
    ({ method, path }) => method === 'POST' && path.startsWith('/placements/'),
  );
const goal = { words: 'To sing again.\r\nWith others.', category: 'groups' };

async function send(path: string, fields: Readonly<Record<string, string>>) {
  const page = await worker.get(`${PLAN}/${path}`);
  return worker.post(`${PLAN}/${path.split('?')[0] ?? ''}`, {
    version: hiddenField(page, 'version'),
    idempotencyKey: hiddenField(page, 'idempotencyKey'),
    about: hiddenField(page, 'about'),
    ...fields,
  });
}

describe('a link-work plan in the site', () => {
  it('is changed at the version that was read, under one key a form', async () => {
    const answer = await send('goal', goal);
    const [change] = posted();

    expect(answer).toMatchObject({ status: 303, location: PLAN });
    expect(change).toMatchObject({
      service: 'routing',
      path: `/placements/${R}/plan/goals`,
      body: {
        words: 'To sing again.\nWith others.',
        category: 'groups',
        version: 12,
        byName: 'Demo link-worker',
      },
    });
    expect(change?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is begun where there is none', async () => {
    site.services.answer('routing', `GET /placements/${R}/plan`, {
      status: 200,
      body: aDeskWithoutPlan,
    });
    await send('opening', {
      'nextReviewOn-day': '21',
      'nextReviewOn-month': '12',
      'nextReviewOn-year': '2026',
    });

    expect(posted()[0]).toMatchObject({
      path: `/placements/${R}/plan`,
      body: { version: 0, nextReviewOn: '2026-12-21' },
    });
  });

  it('sends what is about a goal with that goal, and about none of another plan', async () => {
    const by = { 'by-day': '1', 'by-month': '12', 'by-year': '2026' };
    await send(`step?about=${GOAL_ID}`, { words: 'Ring.', who: 'person', ...by });

    expect(posted()[0]?.body).toMatchObject({ goalId: GOAL_ID, by: '2026-12-01' });
    expect((await worker.get(`${PLAN}/step?about=${R}`)).status).toBe(404);
    expect((await worker.get(`${PLAN}/step`)).status).toBe(404);
    expect((await worker.get(`${PLAN}/nothing`)).status).toBe(404);
  });

  it('posted empty says what to put right, and keeps what was written', async () => {
    const page = await send('goal', { words: goal.words });

    expect(page.status).toBe(422);
    expect(titleOf(page)).toMatch(/^Error: /);
    expect(problemLinks(page)).toEqual(['#category']);
    expect(page.text).toContain('To sing again.');
    expect(posted()).toEqual([]);
  });

  it('shows what routing refuses at its field', async () => {
    site.services.answer('routing', `POST /placements/${R}/plan/reviews`, {
      status: 422,
      body: problem(422, 'unprocessable', {
        errors: [
          { field: 'nextReviewOn', rule: 'before-ending', message: 'Review by 9 May 2028.' },
        ],
      }),
    });
    const day = { 'on-day': '22', 'on-month': '11', 'on-year': '2026' };
    const next = {
      'nextReviewOn-day': '1',
      'nextReviewOn-month': '6',
      'nextReviewOn-year': '2028',
    };
    const page = await send('review', { ...day, ...next, words: 'Going well.' });

    expect(page.status).toBe(422);
    expect(page.text).toContain('Review by 9 May 2028.');
    expect(problemLinks(page)).toEqual(['#nextReviewOn-day']);
    expect(page.text).toContain('Going well.');
    expect(hiddenField(page, 'version')).toBe('12');
  });

  it('tells that a colleague was faster, and gives back what was written', async () => {
    site.services.answer('routing', `POST /placements/${R}/plan/goals`, {
      status: 409,
      body: problem(409, 'changed-meanwhile', { detail: 'Since version 12: add-goal by Ada.' }),
    });
    await worker.get(`${PLAN}/goal`);
    const { plan } = aPlanDesk;
    const at = '2026-11-22T11:30:00.000Z';
    const changes = [
      { version: 13, at, what: 'add-goal', byName: 'Ada Example' },
      ...(plan?.changes ?? []),
    ];
    site.services.answer('routing', `GET /placements/${R}/plan`, {
      status: 200,
      body: { ...aPlanDesk, plan: { ...plan, changes } },
    });
    const page = await send('goal', goal);

    expect(page.status).toBe(409);
    expect(page.text).toMatch(
      /22 November 2026 at 11:30am<\/span>A goal was added \(Ada Example\)[\s\S]*To sing again\./,
    );
    expect(page.text).not.toMatch(/version 12|add-goal|A contact was recorded/);
  });

  it('shows nothing of a form that is not possible now', async () => {
    site.services.answer('routing', `GET /placements/${R}/plan`, {
      status: 200,
      body: { ...aPlanDesk, may: ['reopen'] },
    });

    expect(await worker.get(`${PLAN}/goal`)).toMatchObject({ status: 303, location: PLAN });
  });

  it('prints for the person goals and steps, and neither contacts nor what got in the way', async () => {
    const whole = await worker.get(`${PLAN}/print`);
    const hers = await worker.get(`${PLAN}/print?for=person`);

    expect(whole.text).toContain('Sounded brighter.');
    expect(hers.text).toContain('To sing again.');
    expect(whole.text).toContain('<span>The link worker</span>');
    expect(hers.text).toContain('<span>My link worker</span>');
    expect(hers.text).toContain('<span>Me</span>');
    expect(hers.text).not.toMatch(/Sounded brighter|last bus|WM-4K7Q|voicemail/);
  });

  it('is for link workers only', async () => {
    const clinician = await site.signedIn('hub-clinician');

    expect((await clinician.get(PLAN)).status).toBe(403);
    expect((await clinician.get(`${PLAN}/goal`)).status).toBe(403);
    await clinician.get('/worklist');
    expect((await clinician.post(`${PLAN}/goal`, goal)).status).toBe(403);
    expect(posted()).toEqual([]);
  });

  it('is not found where routing says so', async () => {
    site.services.answer('routing', `GET /placements/${R}/plan`, {
      status: 404,
      body: problem(404, 'not-found'),
    });

    expect((await worker.get(PLAN)).status).toBe(404);
  });
});
