import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { hiddenField, titleOf, type Visitor } from '../../../testing/a-visitor.fixture.js';
import { aWorklist } from '../../../testing/placing-examples.fixture.js';
import {
  aReferral,
  REFERRAL_ID as R,
  samePerson,
  someCues,
} from '../../../testing/referral-examples.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';
import { worklistPage } from './worklist.presenter.js';
import { aLongList } from '../../../testing/worklist-cases.fixture.js';

interface Express {
  render(view: string, model: object, done: (error: Error | null, html: string) => void): void;
}

const NEXT = '0b8f6f0e-0000-4000-8000-000000000003';
const CPU_MS = 10;
const [cue = fail()] = someCues.cues;
const clock = new StoppedClock('2026-11-22T10:42:00.000Z');
let site: TestSite;
let priya: Visitor;
let joe: Visitor;

beforeAll(async () => {
  site = await aSite('web-worklist', clock);
  await site.account('priya', ['hub-clinician', 'cw-loss']);
  await site.account('joe', ['hub-clinician', 'cw-loss']);
  await site.account('other', ['hub-clinician', 'other-team']);
  priya = await site.signedIn('priya');
  joe = await site.signedIn('joe');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
  clock.set('2026-11-22T10:42:00.000Z');
});

const bodyOf = (path: string) =>
  site.services.asked.findLast((asked) => asked.method === 'POST' && asked.path === path)?.body;
const accountOf = ({ text }: { text: string }, name: string): string =>
  new RegExp(`<option value="([0-9a-f-]{36})"[^>]*>Demo ${name}<`).exec(text)?.[1] ?? '';

describe('what a day begins with', () => {
  it('has how the team stands and what it has not read, on the first page alone', async () => {
    const { text } = await priya.get('/worklist');
    expect(text).toMatch(/Your team now[\s\S]*2 free places[\s\S]*href="\/team"/);
    expect(text).toMatch(/href="\/notices">Notices: \d+ unread/);
    expect((await priya.get('/worklist?stage=offered')).text).not.toContain('Your team now');
    expect((await priya.get('/worklist?page=2')).text).not.toContain('Your team now');
    await site.account('sends', ['referrer', 'wensum-maternity']);
    const { text: ofAReferrer } = await (await site.signedIn('sends')).get('/worklist');
    expect(ofAReferrer).toMatch(/href="\/notices">Notices: /);
    expect(ofAReferrer).not.toContain('Your team now');
  });

  it('is there where nobody can say how the team stands', async () => {
    const body = problem(503, 'unavailable');
    site.services.answer('routing', 'GET /services/', { status: 503, body });
    const page = await priya.get('/worklist');
    expect(page.status).toBe(200);
    expect(page.text).toContain('How your service stands cannot be shown just now');
  });
});

describe('the order of the list', () => {
  it('stands in the address alone: page 3 sorted anew is page 1, loading again keeps it, coming back forgets it', async () => {
    site.services.answer('routing', 'POST /worklist/search', {
      status: 200,
      body: { ...aLongList, page: 3 },
    });
    const third = await priya.get('/worklist?page=3&stage=offered');
    // The form names no page, and so begins with the first.
    expect(/<form method="get"[\s\S]*?<\/form>/.exec(third.text)?.[0]).not.toContain('name="page"');
    expect(third.text).toContain('href="/worklist?stage=offered&amp;page=2"');

    // The order is a form of page 3 itself, and what it is sent with leads to the first.
    const form = /<form method="get"[\s\S]*?name="sort"[\s\S]*?<\/form>/.exec(third.text)?.[0];
    expect(form).toMatch(/<option value="newest"/);
    await priya.get('/worklist?sort=newest');
    expect(bodyOf('/worklist/search')).toEqual({ sort: 'newest', page: 1 });
    await priya.get('/worklist?sort=newest');
    expect(bodyOf('/worklist/search')).toEqual({ sort: 'newest', page: 1 });
    const again = await priya.get('/worklist');
    expect(bodyOf('/worklist/search')).toEqual({ page: 1 });
    expect(again.headers.getSetCookie().map((line) => line.split('=')[0])).toEqual(['sid']);
  });

  it('and what it is narrowed to: each is a chip that takes it away, and routing and intake are asked', async () => {
    const page = await priya.get('/worklist?stage=offered&interpreter=yes&assigned=nobody&why=x');
    expect(bodyOf('/worklist/search')).toEqual({
      stage: 'offered',
      assignedTo: 'nobody',
      team: expect.arrayContaining(['http://localhost:3010|joe']),
      among: [R],
      page: 1,
    });
    expect(page.text).toContain('href="/worklist?assigned=nobody&amp;interpreter=yes"');
    expect(page.text).toContain('Clear filters');
  });

  it('somebody who works there is chosen by account, and asked for by who they are', async () => {
    const account = accountOf(await priya.get('/worklist'), 'joe');
    await priya.get(`/worklist?assigned=${account}`);
    expect(bodyOf('/worklist/search')).toMatchObject({ assignedTo: 'http://localhost:3010|joe' });
  });

  it('names the page in its title', async () => {
    site.services.answer('routing', 'POST /worklist/search', { status: 200, body: aLongList });
    expect(titleOf(await priya.get('/worklist?page=2'))).toMatch(/^Worklist, page 2 of 3 –/);
  });

  it('is found again when nothing is like that', async () => {
    const body = { ...aWorklist, items: [], total: 0 };
    site.services.answer('routing', 'POST /worklist/search', { status: 200, body });
    expect((await priya.get('/worklist?why=moved')).text).toContain(
      'Nothing in the worklist is like that',
    );
    expect((await priya.get('/worklist')).text).toContain('There is nothing to do for this team');
  });
});

describe('save and review next', () => {
  const LIST = 'stage%3Doffered%26why%3Dnew';
  const decide = async (visitor: Visitor) => {
    const page = await visitor.get(`/worklist/${R}?list=${LIST}`);
    const version = hiddenField(page, 'version');
    return visitor.post(`/worklist/${R}/acceptance?list=${LIST}`, { version, then: 'next' });
  };

  it('goes on with the next one of the same list, asked before the decision takes this one away', async () => {
    site.services.answer('routing', 'POST /worklist/next', {
      status: 200,
      body: { referralId: NEXT },
    });
    expect(await decide(priya)).toMatchObject({
      status: 303,
      location: `/worklist/${NEXT}?list=${LIST}`,
    });
    expect(bodyOf('/worklist/next')).toEqual({ stage: 'offered', why: 'new', after: R });
    const posts = site.services.asked
      .filter(({ method }) => method === 'POST')
      .map(({ path }) => path);
    expect(posts).toEqual(['/worklist/next', `/placements/${R}/acceptance`]);
  });

  it('lands on the list, as it was narrowed, after the last', async () => {
    const { location } = await decide(priya);
    expect(location).toBe('/worklist?stage=offered&why=new&said=end');
    expect((await priya.get(location)).text).toContain('That was the last one in this list');
  });

  it('stays where it is when a colleague was faster, and says so', async () => {
    const body = problem(409, 'version-conflict', { detail: 'A colleague has declined it.' });
    site.services.answer('routing', `POST /placements/${R}`, { status: 409, body });
    const page = await decide(priya);
    expect(page.status).toBe(409);
    expect(page.text).toContain('A colleague has declined it.');
  });

  it('is offered only where a list is worked through, and each button leads where it says', async () => {
    const alone = await priya.get(`/worklist/${R}`);
    expect(alone.text).not.toContain('review next');
    const worked = await priya.get(`/worklist/${R}?list=${LIST}`);
    expect(worked.text).toContain('Accept, and review next');
    expect(worked.text).toContain(`action="/worklist/${R}/skip?list=${LIST}"`);
  });

  it('skips with a reason or without, and colleagues read it', async () => {
    site.services.answer('routing', 'POST /worklist/next', {
      status: 200,
      body: { referralId: NEXT },
    });
    await priya.get(`/worklist/${R}?list=`);
    const skipped = await priya.post(`/worklist/${R}/skip?list=`, { reason: 'needs-a-colleague' });
    expect(skipped.location).toBe(`/worklist/${NEXT}?list=`);
    expect((await joe.get(`/worklist/${R}`)).text).toContain(
      'Demo priya skipped it at 10:42am: it needs a colleague.',
    );
    await priya.post(`/worklist/${R}/skip?list=`, { reason: '<b>' });
    expect((await joe.get(`/worklist/${R}`)).text).toContain('Demo priya skipped it at 10:42am.');
  });
});

describe('who has it open', () => {
  it('is said to colleagues, with since when, on the page and in the list, and to no other team', async () => {
    await priya.get(`/worklist/${R}`);
    clock.set('2026-11-22T10:54:00.000Z');
    const line = 'Demo priya has it open since 10:42am (12 minutes)';
    expect((await joe.get(`/worklist/${R}`)).text).toContain(line);
    expect((await joe.get('/worklist')).text).toContain(line);
    expect((await priya.get('/worklist')).text).not.toContain(line);
    const other = await site.signedIn('other');
    expect((await other.get('/worklist')).text).not.toContain('has it open');
  });

  it('ends with a decision that goes on, and by itself', async () => {
    await joe.get(`/worklist/${R}?list=`);
    await joe.post(`/worklist/${R}/acceptance?list=`, { version: '3', then: 'next' });
    expect((await priya.get('/worklist')).text).not.toContain('Demo joe has it open');
    await joe.get(`/worklist/${R}`);
    clock.set('2026-11-22T11:03:00.000Z');
    expect((await priya.get('/worklist')).text).not.toContain('Demo joe has it open');
  });
});

describe('with several at once', () => {
  const send = async (fields: Record<string, string | string[]>) => {
    await priya.get('/worklist?stage=offered');
    return priya.post('/worklist/selected', { list: 'stage=offered', id: [R], ...fields });
  };

  it('gives them to a colleague, and says what has left the list', async () => {
    const assignee = accountOf(await priya.get('/worklist'), 'joe');
    site.services.answer('routing', 'POST /worklist/assignments', {
      status: 200,
      body: { assigned: [R], notYours: [NEXT] },
    });
    const { location } = await send({ do: 'assign', assignee, id: [R, NEXT] });
    expect(bodyOf('/worklist/assignments')).toEqual({
      referralIds: [R, NEXT],
      assignee: 'http://localhost:3010|joe',
    });
    expect(location).toBe('/worklist?stage=offered&said=assigned&n=1&gone=1');
  });

  it.each([
    {
      fields: { do: 'assign', assignee: '0b8f6f0e-0000-4000-8000-0000000000ff' },
      said: 'left-the-team',
    },
    { fields: { do: 'assign', assignee: '' }, said: 'nobody-chosen' },
    { fields: { do: 'print', id: 'x' }, said: 'none-selected' },
  ])('changes nothing and says $said', async ({ fields, said }) => {
    expect((await send(fields)).location).toBe(`/worklist?stage=offered&said=${said}`);
    expect(bodyOf('/worklist/assignments')).toBeUndefined();
  });

  it('prints them, each read as its page is; what cannot be had is counted', async () => {
    const { location } = await send({ do: 'print', id: [R, NEXT] });
    const page = await priya.get(location);
    expect(page.text).toMatch(/1 could not be shown/);
    expect(page.text).toMatch(/Safe contact: read first[\s\S]*Correct at the time of printing/);
    expect(site.services.asked.map(({ path }) => path)).toContain(`/referrals/${R}`);
  });

  it('decides nothing', async () => {
    await send({ do: 'accept' });
    expect(site.services.asked.some(({ path }) => path.includes('acceptance'))).toBe(false);
  });
});

describe('what leaves Waymark', () => {
  it('is a file named after team and time; nobody in it is named, and routing is told that it is an export', async () => {
    const file = await priya.get('/worklist/export.csv?stage=offered');
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(file.headers.get('content-disposition')).toBe(
      'attachment; filename="worklist-cw-loss-2026-11-22-1200.csv"',
    );
    expect(bodyOf('/worklist/export')).toEqual({ stage: 'offered' });
    const { person } = aReferral.sent;
    for (const secret of [person.fullName, person.contact.phone, person.nhsNumber]) {
      expect(file.text).not.toContain(secret);
    }
    expect(file.text).toContain('Safe contact: read first');
  });

  it('has no contact where it is not known to be safe: on the page, on paper and in the file', async () => {
    const { person } = aReferral.sent;
    const safe = {
      ...person.contact.safe,
      phone: 'not-known',
      sms: 'no',
      voicemail: 'no',
      email: 'not-known',
      letter: 'no',
    };
    const contact = { ...person.contact, phone: '07700 900777', email: 'her@people.example', safe };
    const sent = { ...aReferral.sent, person: { ...person, address: '1 Canary Street', contact } };
    site.services.answer('intake', `GET /referrals/${R}`, {
      status: 200,
      body: { ...aReferral, sent },
    });
    site.services.answer('intake', `GET /referrals/${R}/same-person`, {
      status: 200,
      body: samePerson,
    });
    const paths = [
      `/worklist/${R}`,
      `/worklist/${R}/print`,
      `/worklist/print?id=${R}`,
      '/worklist',
      '/worklist/export.csv',
    ];
    for (const path of paths) {
      const { status, text } = await priya.get(path);
      expect({ path, status }).toEqual({ path, status: 200 });
      expect(text).not.toMatch(/07700 900777|her@people\.example|Canary Street/);
    }
  });
});

describe('new arrivals', () => {
  it('are a number, asked with what the list is narrowed to, and keep nobody signed in', async () => {
    site.services.answer('routing', 'GET /worklist/arrivals', { status: 200, body: { count: 3 } });
    const page = await priya.get('/worklist?why=new');
    const from = /data-arrivals="([^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(from).toBe('/worklist/arrivals?why=new&since=2026-11-22T10%3A42%3A00.000Z');
    const ends = () => site.service.query('SELECT max(expire) AS ends FROM session');
    await site.service.query("UPDATE session SET expire = now() + interval '5 minutes'");
    const before = await ends();
    expect(JSON.parse((await priya.get(from)).text)).toEqual({ count: 3 });
    expect(await ends()).toEqual(before);
    await priya.get('/worklist');
    expect(await ends()).not.toEqual(before);
  });
});

describe('a worklist of 50 rows', () => {
  it(`is rendered, presenter and template, in at most ${String(CPU_MS)} ms of the processor`, async () => {
    const cues = new Map(
      aLongList.items.map(({ referralId }) => [referralId, { ...cue, referralId }]),
    );
    const express = site.service.app.getHttpAdapter().getInstance() as Express;
    const made = (): Promise<string> => {
      const shown = { team: 'A team', page: 1, now: clock.now(), cues, filter: {} };
      const page = worklistPage({ ...aLongList, page: 1 }, shown);
      return new Promise((resolve, reject) => {
        express.render('pages/hubs/worklist/worklist.page.njk', page, (error, html) => {
          if (error === null) resolve(html);
          else reject(error);
        });
      });
    };
    for (let warm = 0; warm < 40; warm += 1) await made();
    const taken: number[] = [];
    for (let nth = 0; nth < 40; nth += 1) {
      const before = process.cpuUsage();
      await made();
      const { user, system } = process.cpuUsage(before);
      taken.push((user + system) / 1000);
    }
    expect(taken.toSorted((one, other) => one - other)[20]).toBeLessThan(CPU_MS);
    expect(gzipSync(await made()).length).toBeLessThan(60 * 1024);
  }, 60_000);
});

function fail(): never {
  throw new Error('the examples have cues');
}
