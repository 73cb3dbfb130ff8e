import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import type { Visitor } from '../../../testing/a-visitor.fixture.js';
import { aPlacement, aWorklist } from '../../../testing/placing-examples.fixture.js';
import { aReferral, REFERRAL_ID as R } from '../../../testing/referral-examples.fixture.js';

/** Nothing of it is in a file of a link worker, wherever a service may say it. */
const CLINICAL = 'Canary: EPDS 21, bipolar disorder, a child protection plan.';
const FOUND = 'Your service was found for the person. Why it was is for clinicians.';
const [item] = aWorklist.items;

let site: TestSite;
let worker: Visitor;
beforeAll(async () => {
  site = await aSite('web-worklist-file', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('worker', ['link-worker', 'young-mums']);
  worker = await site.signedIn('worker');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
  const { nextStep } = aPlacement;
  const row = {
    ...item,
    ...{ referralId: R, pathway: 'link-work', because: FOUND, why: 'new', part: 'due-later' },
    ...{ urgent: false, overdue: false, state: 'offered', notices: ['baby-died', 'moved'] },
    nextStep: { ...nextStep, what: 'acknowledge', because: CLINICAL },
    asked: { at: '2026-11-21T09:00:00.000Z', reason: 'somebody-asked', words: CLINICAL },
    note: CLINICAL,
  };
  const body = { at: '2026-11-22T12:00:00.000Z', items: [row] };
  site.services.answer('routing', 'POST /worklist/export', { status: 200, body });
  const more = { status: 200, body: { ...aReferral, note: CLINICAL } };
  site.services.answer('intake', `GET /referrals/${R}`, more);
});

/** The lines of a file of comma-separated values, in cells. */
const cellsOf = (file: string): readonly (readonly string[])[] =>
  file
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, bare = '']) => quoted?.replaceAll('""', '"') ?? bare,
      ),
    );
const filed = async () => {
  const { status, text } = await worker.get('/worklist/export.csv');
  expect(status).toBe(200);
  return { text, cells: cellsOf(text) };
};

describe('the file that a link worker takes of the worklist', () => {
  it('has these columns, and in each what is said of it here', async () => {
    const { cells } = await filed();
    const [note, headings = [], row = [], ...others] = cells;

    expect(note?.[0]).toMatch(/^Correct at the time of export, 22 November 2026 at 12:00pm/);
    expect(others).toEqual([]);
    expect(headings.map((heading, at) => [heading, row[at]])).toEqual([
      ['Reference', aWorklist.items[0]?.reference],
      ['Part of the list', 'Due later'],
      ['Urgent', 'No'],
      [
        'Read first',
        'A baby has died: begin with that; The person has moved; Safe contact: read first',
      ],
      ['For', 'Practical and social support from a link worker'],
      ['Stage', 'Offered, not yet acknowledged'],
      ['Why it is here', 'New'],
      ['Because', FOUND],
      ['Next step', 'Acknowledge'],
      ['Due (London)', '24 November 2026 at 5:00pm'],
      ['Clock', '2 days left of the 2-working-day target'],
      ['Assigned to', 'Nobody'],
      ['Held by', aPlacement.holder?.name],
      ['Interpreter', 'Interpreter: Polish'],
      ['First referred on', '20 November 2026'],
      ['Days waited', '2'],
    ]);
    expect(row).toHaveLength(headings.length);
  });

  it('is made of the list and of how people are reached, and of nothing else of the person', async () => {
    const before = site.services.asked.length;
    const { text } = await filed();

    expect(text).not.toContain('Canary');
    const asked = site.services.asked.slice(before);
    expect(asked.map(({ service, method, path }) => `${service} ${method} ${path}`)).toEqual([
      'routing POST /worklist/export',
      'intake POST /referrals/cues',
    ]);
  });
});
