import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import type { Visitor } from '../../../testing/a-visitor.fixture.js';
import { silent } from '../../../testing/page-case.fixture.js';
import { someStages } from '../../../testing/watching-examples.fixture.js';
import { figuresOf } from './stages.presenter.js';

const notThere = { status: 404, body: { status: 404, code: 'not-found' } };

let site: TestSite;
let olu: Visitor;
beforeAll(async () => {
  site = await aSite('web-flow', new StoppedClock('2026-11-22T10:42:07.000Z'));
  await site.account('olu', ['operator', 'operations']);
  olu = await site.signedIn('olu');
}, 60_000);
afterAll(() => site.close());

describe('the figures of the stages', () => {
  it('have each its place in the picture and in the table, and may be loaded again without a script', async () => {
    const { text } = await olu.get('/operations');
    const places = [...text.matchAll(/data-figure="([^"]*)"/g)].map(([, name]) => name);

    for (const name of Object.keys(figuresOf(someStages))) {
      expect({ name, places: places.filter((one) => one === name).length }).toEqual({
        name,
        places: 2,
      });
    }
    expect(new Set(places).size).toBe(Object.keys(figuresOf(someStages)).length);
    expect(text).toContain(
      'As of <span data-figure="asOf">10:42:07</span>. <a href="/operations">',
    );
    for (const [, id] of text.matchAll(/href="#(stage-[a-z]+)"/g)) {
      expect(text).toContain(`id="${id ?? ''}"`);
    }
  });

  it('are answered to the script, and keep nobody signed in', async () => {
    const ends = () => site.service.query('SELECT max(expire) AS ends FROM session');
    await site.service.query("UPDATE session SET expire = now() + interval '5 minutes'");
    const before = await ends();
    const answer = await olu.get('/operations/stages');

    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(JSON.parse(answer.text)).toEqual(figuresOf(someStages));
    expect(await ends()).toEqual(before);
    await olu.get('/operations');
    expect(await ends()).not.toEqual(before);
  });

  it('are not answered while operations is silent', async () => {
    site.services.answer('operations', 'GET /flow/stages', silent);

    expect((await olu.get('/operations/stages')).status).toBe(503);
    site.services.reset();
  });

  it('are missed by one sentence while operations is older than the site', async () => {
    site.services.answer('operations', 'GET /flow/stages', notThere);
    const { status, text } = await olu.get('/operations');

    expect(status).toBe(200);
    expect(text).toContain('The picture of the stages is not there yet');
    expect(text).not.toContain('data-stages');
    expect(text).toContain('Where every open referral is');
    expect((await olu.get('/operations/stages')).status).toBe(404);
    site.services.reset();
  });
});
