import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import type { Visitor } from '../../../testing/a-visitor.fixture.js';
import { criteriaPointingNowhere } from '../../../testing/judging-examples.fixture.js';
import { silent } from '../../../testing/page-case.fixture.js';

let site: TestSite;
let midwife: Visitor;

beforeAll(async () => {
  site = await aSite('web-services', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('midwife', ['referrer', 'wensum-maternity']);
  midwife = await site.signedIn('midwife');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const shown = async (): Promise<string> => {
  const { status, text } = await midwife.get('/services/cw-loss');
  expect(status).toBe(200);
  return text.replace(/\s+/g, ' ');
};

describe('where else the page of a service points', () => {
  it('is said in words, with what is published and where and when it was read', async () => {
    expect(await shown()).toContain(
      '<li><strong>In acute distress, or needing emergency psychiatry:</strong> Crisis team. Published: Acute emergency: the access hub. <a href="https://www.example.nhs.uk/perinatal-loss" rel="noreferrer noopener">example.nhs.uk</a>, read on 20 November 2026.</li>',
    );
    const asked = site.services.asked.find(({ service }) => service === 'eligibility');
    expect(asked?.path).toBe('/criteria?service=cw-loss');
  });

  it('is not known of most services', async () => {
    const body = criteriaPointingNowhere;
    site.services.answer('eligibility', 'GET /criteria', { status: 200, body });
    const text = await shown();
    expect(text).toContain('Nothing of this kind is known from its page.');
    expect(text).not.toContain('Its page also points to others');
  });

  it('cannot be told where eligibility is silent, and the rest of the page stands', async () => {
    site.services.answer('eligibility', 'GET /criteria', silent);
    const text = await shown();
    expect(text).toContain('This cannot be told just now.');
    expect(text).toContain('How long it takes');
  });
});
