import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../testing/a-site.fixture.js';
import { titleOf, type Fields, type Page, type Visitor } from '../../testing/a-visitor.fixture.js';
import { chosenIn } from '../../testing/form-fields.fixture.js';
import { aPlacement, aWorklist } from '../../testing/placing-examples.fixture.js';
import { aReferral, REFERRAL_ID as R } from '../../testing/referral-examples.fixture.js';
import { amissIn } from '../../testing/refused.fixture.js';
import {
  aClosedRecord,
  anOpening,
  anOpenRecord,
  OPENING_ID,
  someOpenings,
} from '../../testing/restricted-examples.fixture.js';
import { problem } from '../../testing/stand-in-services.fixture.js';

const HUB = 'cw-loss';
const closed = { status: 403, body: problem(403, 'restricted') };
const silent = { status: 503, body: problem(503, 'unavailable') };
const WHY = { because: 'care-now', words: 'She is in our waiting room.' };

let site: TestSite;
let clinician: Visitor;
let reviewer: Visitor;
beforeAll(async () => {
  site = await aSite('web-restricted', new StoppedClock('2026-11-25T12:00:00.000Z'));
  await site.account('hub-clinician', ['hub-clinician', HUB]);
  await site.account('colleague', ['hub-clinician', HUB]);
  await site.account('administrator', ['administrator', HUB]);
  clinician = await site.signedIn('hub-clinician');
  reviewer = await site.signedIn('administrator');
  await clinician.get('/worklist');
  await reviewer.get('/openings');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

/** Routing has heard that it is restricted, and both say that it is closed to whoever asks. */
function closeIt(): void {
  site.services.answer('routing', `GET /placements/${R}`, closed);
  site.services.answer('intake', `GET /referrals/${R}`, closed);
  site.services.answer('intake', `GET /referrals/${R}/restriction`, {
    status: 200,
    body: aClosedRecord,
  });
  site.services.answer('intake', `GET /referrals/${R}/same-person`, closed);
}
/** As its form does. */
const post = (who: Visitor, path: string, fields: Fields): Promise<Page> =>
  who.post(path, { idempotencyKey: randomUUID(), ...fields });
const sent = (call: string): readonly unknown[] =>
  site.services.asked
    .filter(({ method, path }) => `${method} ${path}` === call)
    .map(({ body }) => body);

describe('a record that is closed to the reader', () => {
  it.each(['', '/print', '/decline', '/same-person', '/contact-details', '/moved'])(
    'is closed at /worklist/:id%s, which says how it is opened',
    async (page) => {
      closeIt();
      const answer = await clinician.get(`/worklist/${R}${page}`);
      const { status, text } = answer;
      expect([status, titleOf(answer)]).toEqual([403, expect.stringContaining('restricted')]);
      expect(text).toContain(`href="/restricted/${R}"`);
      expect(text).not.toContain(aReferral.fullName);
    },
  );

  it('is closed while intake is silent, and what is open is shown without details', async () => {
    closeIt();
    site.services.answer('intake', `GET /referrals/${R}`, silent);
    site.services.answer('intake', `GET /referrals/${R}/restriction`, silent);
    const { status, text } = await clinician.get(`/worklist/${R}`);
    expect(status).toBe(403);
    expect(text).not.toContain(aPlacement.because);
    site.services.reset();
    site.services.answer('intake', `GET /referrals/${R}`, silent);
    expect((await clinician.get(`/worklist/${R}`)).text).toContain(aPlacement.because);
  });

  it('that was opened a moment ago is read as soon as routing has heard', async () => {
    closeIt();
    const body = { ...anOpenRecord, openUntil: anOpening.until };
    site.services.answer('intake', `GET /referrals/${R}/restriction`, { status: 200, body });
    const reading = clinician.get(`/worklist/${R}`);
    await eventually('routing was asked again', () => {
      const asked = site.services.asked.filter(({ path }) => path === `/placements/${R}`);
      return Promise.resolve(asked.length > 1);
    });
    site.services.reset();
    expect(await reading).toMatchObject({
      status: 200,
      text: expect.stringContaining(aPlacement.because),
    });
  });

  it('is left out of what is printed, and the others are printed', async () => {
    closeIt();
    const { status, text } = await clinician.get(`/worklist/print?id=${R}`);
    expect(status).toBe(200);
    expect(text).not.toContain(aReferral.fullName);
  });
});

describe('opening it with a reason', () => {
  it('says first that it is written down and looked at, and sends the reason before anything is read', async () => {
    closeIt();
    const page = await clinician.get(`/restricted/${R}`);
    expect(page.text).toMatch(/written down first.*within 3 working days/s);
    await post(clinician, `/restricted/${R}`, WHY);
    expect(sent(`POST /referrals/${R}/openings`)).toEqual([WHY]);
    const calls = site.services.asked.map(({ method, path }) => `${method} ${path}`);
    expect(calls).not.toContain(`GET /referrals/${R}`);
  });

  it('is refused without a reason or with too few words; what was typed is kept', async () => {
    closeIt();
    const answer = await post(clinician, `/restricted/${R}`, { words: 'curious' });
    const { status, text } = answer;
    expect(status).toBe(422);
    expect(titleOf(answer)).toMatch(/^Error: /);
    expect(text).toContain('Select why you need to open it');
    expect(text).toContain('with at least 10 characters');
    expect(text).toContain('>curious</textarea>');
    expect(sent(`POST /referrals/${R}/openings`)).toEqual([]);
  });

  it('is not asked of whoever may read it', async () => {
    const answer = await clinician.get(`/restricted/${R}`);
    expect([answer.status, answer.location]).toEqual([303, `/worklist/${R}`]);
  });
});

describe('who may open it', () => {
  const open = (): void => {
    site.services.answer('intake', `GET /referrals/${R}/restriction`, {
      status: 200,
      body: anOpenRecord,
    });
  };

  it('names colleagues of the own team by who they are, at the version that was read', async () => {
    open();
    const { text } = await clinician.get(`/restricted/${R}/access`);
    expect(text).toMatch(/Demo hub-clinician opened it\. Why: I look after the person now/);
    const [, colleague = ''] = /<option value="([0-9a-f-]{36})">Demo colleague</.exec(text) ?? [];
    await post(clinician, `/restricted/${R}/readers`, { named: 'yes', colleague, version: '3' });
    await post(clinician, `/restricted/${R}/readers`, {
      ...{ named: 'no', subject: 'http://localhost:3010|hub-clinician', version: '3' },
    });
    expect(sent(`POST /referrals/${R}/readers`)).toEqual([
      { subject: 'http://localhost:3010|colleague', named: true, restrictionVersion: 3 },
      { subject: 'http://localhost:3010|hub-clinician', named: false, restrictionVersion: 3 },
    ]);
  });

  it('names nobody whom nobody has chosen, and says so at the list', async () => {
    open();
    const opened = await clinician.get(`/restricted/${R}/access`);
    expect(chosenIn(opened)).toEqual([]);
    for (const colleague of ['', undefined]) {
      const page = await post(clinician, `/restricted/${R}/readers`, {
        ...{ named: 'yes', version: '3', ...(colleague !== undefined && { colleague }) },
      });
      expect([page.status, amissIn(page)]).toEqual([422, []]);
      expect(page.text).toContain('Choose whom you want to name');
    }
    expect(sent(`POST /referrals/${R}/readers`)).toEqual([]);
  });

  it('is restricted with a reason, and lifted with one', async () => {
    const reason = 'Works on our ward.';
    const path = `/restricted/${R}/access`;
    expect((await post(clinician, path, { restricted: 'yes', version: '0' })).status).toBe(422);
    await post(clinician, path, { restricted: 'yes', version: '0', reason });
    await post(clinician, path, { restricted: 'no', version: '3', reason });
    expect(sent(`POST /referrals/${R}/restriction`)).toEqual([
      { restricted: true, reason, restrictionVersion: 0 },
      { restricted: false, reason, restrictionVersion: 3 },
    ]);
  });

  it('is whoever is assigned, where the person who assigns may name', async () => {
    open();
    const cue = { referralId: R, contact: 'safe', interpreterNeeded: 'no', language: 'en' };
    site.services.answer('intake', 'POST /referrals/cues', {
      status: 200,
      body: { cues: [{ ...cue, restricted: true }] },
    });
    const { text } = await clinician.get('/worklist');
    const [, colleague = ''] = /<option value="([0-9a-f-]{36})">Demo colleague</.exec(text) ?? [];
    await post(clinician, '/worklist/selected', { do: 'assign', id: R, assignee: colleague });
    const subject = 'http://localhost:3010|colleague';
    expect(sent(`POST /referrals/${R}/readers`)).toEqual([
      { subject, named: true, restrictionVersion: 3 },
    ]);
    expect(sent('POST /worklist/assignments')).toEqual([{ referralIds: [R], assignee: subject }]);
  });
});

describe('the worklist and its file', () => {
  it('have a row with reference and clock, and nothing of what is closed', async () => {
    const [item] = aWorklist.items;
    const items = [{ ...item, referralId: R, restricted: true, closed: true }];
    site.services.answer('intake', 'POST /referrals/cues', { status: 200, body: { cues: [] } });
    site.services.answer('routing', 'POST /worklist/search', {
      status: 200,
      body: { ...aWorklist, items, total: 1 },
    });
    site.services.answer('routing', 'POST /worklist/export', {
      status: 200,
      body: { at: '2026-11-25T12:00:00.000Z', items },
    });
    for (const path of ['/worklist', '/worklist/export.csv']) {
      const { text } = await clinician.get(path);
      expect(text).toContain(item?.reference);
      expect(text).toContain('Only those who are named open it');
      expect(text).not.toContain(item?.because);
    }
  });
});

describe('the review', () => {
  it('shows who, why and by when, and what is overdue; never the person', async () => {
    const { text } = await reviewer.get('/openings');
    expect(text).toMatch(/Demo hub-clinician/);
    expect(text).toContain(anOpening.words);
    expect(text).toContain('Overdue');
    expect(text).not.toContain(aReferral.fullName);
  });

  it('says to the only administrator that nobody looks at what they open, until there is another', async () => {
    const alone = 'You are the only administrator';
    expect((await reviewer.get('/openings')).text).toContain(alone);
    await site.account('second-administrator', ['administrator', HUB]);
    expect((await reviewer.get('/openings')).text).not.toContain(alone);
  });

  it('is not asked of whoever opened it', async () => {
    const own = { ...anOpening, by: 'http://localhost:3010|administrator' };
    site.services.answer('intake', 'GET /openings', {
      status: 200,
      body: { ...someOpenings, openings: [own] },
    });
    site.services.answer('intake', `GET /openings/${OPENING_ID}`, { status: 200, body: own });
    const { text } = await reviewer.get('/openings');
    expect(text).toContain('another administrator looks at it');
    expect(text).not.toContain(`/openings/${OPENING_ID}`);
    expect((await reviewer.get(`/openings/${OPENING_ID}`)).status).toBe(409);
  });

  it('records what was found; what intake asks for besides is said at its field', async () => {
    const path = `/openings/${OPENING_ID}`;
    expect((await post(reviewer, path, {})).status).toBe(422);
    const errors = [{ field: 'words', rule: 'say-what', message: 'Say in a few words.' }];
    site.services.answer('intake', `POST ${path}/review`, {
      status: 422,
      body: problem(422, 'unprocessable', { errors }),
    });
    const answer = await post(reviewer, path, { verdict: 'not-in-order' });
    expect([answer.status, titleOf(answer)]).toEqual([422, expect.stringMatching(/^Error: /)]);
    expect(answer.text).toContain('href="#words"');
    site.services.reset();
    await post(reviewer, path, { verdict: 'in-order' });
    expect(sent(`POST ${path}/review`)).toEqual([{ verdict: 'in-order' }]);
  });
});
