import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  londonDay,
  type Outcome,
  type Pathway,
  type PlacesFound,
  type PreCheckAnswer,
} from '@waymark/contracts';
import { aLine, type TestLine } from '@waymark/testing';
import type { Browser } from 'puppeteer-core';
import { outcomeTags } from '../../apps/web/src/layout/words/judging-words.js';
import { pathwayWords } from '../../apps/web/src/layout/words/need-words.js';
import { CHECKED_FIRST } from '../../apps/web/src/pages/referrers/refer/form-flow.js';
import { TOPICS } from '../../apps/web/src/pages/referrers/refer/draft/draft.js';
import { aBrowser, Person } from '../../apps/web/src/testing/a-browser.fixture.js';
import { fieldsOf } from '../../apps/web/src/testing/a-filled-form.fixture.js';
import { machineToken } from '../start/machine-token.mjs';
import { factsTold, heard, tenWomen, whereTold, type Woman } from './ten-women.fixture.js';

const MINUTES = 60_000;
/** Kept by the run, to be read. */
const PICTURES = new URL('../../.waymark/pre-checks/', import.meta.url);

let line: TestLine;
let browser: Browser;
let midwife: Person;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  line = await aLine();
  browser = await aBrowser();
  midwife = await Person.at(browser, line.urls.web);
  await midwife.signIn('midwife');
}, 4 * MINUTES);
afterAll(async () => {
  await browser.close();
  await line.stop();
}, MINUTES);

const today = londonDay(new Date());

describe('a midwife checks ten women first', () => {
  it.each(tenWomen(today))(
    '$who: $goes',
    async (woman) => {
      await checkFirst(woman);
      const page = await midwife.words();
      await pictureOf(woman);
      const answer = await overHttp(woman);
      const { destination, serviceId, words } = answer.routing ?? {};

      expect({
        goes: [destination, serviceId].filter(Boolean).join(' '),
        hears: heard(answer),
        asked: answer.missing.map(({ question }) => question),
        because: words,
      }).toEqual({
        goes: woman.goes,
        hears: woman.hears,
        asked: woman.asked ?? [],
        because: woman.because,
      });
      for (const sentence of sentencesFor(woman)) expect(page).toContain(sentence);
      expect(page).not.toMatch(/undefined|\[object|\bnull\b|NaN/);
    },
    3 * MINUTES,
  );
});

/** What the page has to say to the same question: what sending does, each answer, what is open, and the wait. */
const sentencesFor = ({ says, because, hears, asked = [] }: Woman): readonly string[] => [
  ...says,
  because,
  ...hears.map((line) => {
    const [, pathway = '', outcome = '', words = ''] = /^\S+ (\S+): (\S+): (.*)$/.exec(line) ?? [];
    const tag = outcomeTags[outcome as Outcome].text;
    return `${pathwayWords[pathway as Pathway]} ${tag} ${words}`;
  }),
  ...asked,
];

async function pictureOf({ who }: Woman): Promise<void> {
  const [name = ''] = who.split(',');
  for (const width of [1280, 320]) {
    const path = new URL(`${name}-${String(width)}`, PICTURES).pathname;
    await midwife.picture(`${path}.png`, width);
  }
}

/** Answers the six short pages, then whatever else the midwife knows, and comes to what the criteria say. */
async function checkFirst({ told }: Woman): Promise<void> {
  await midwife.goTo('/refer');
  await midwife.press('form[action="/refer/checks"] button');
  const draft = midwife.path.replace(/\/whose-care$/, '');
  const more = TOPICS.filter((slug) => !CHECKED_FIRST.includes(slug) && slug in told.topics);
  for (const slug of [...CHECKED_FIRST, ...more]) {
    await midwife.goTo(`${draft}/${slug}?from=so-far`);
    if (slug === 'what-happened') {
      for (const { kind, ...answers } of told.occurrences) {
        await midwife.goTo(`${draft}/what-happened/add/${String(kind)}?from=so-far`);
        await midwife.fill(fieldsOf(answers));
        await midwife.press();
      }
      await midwife.fill({ add: 'nothing-more' });
    } else await midwife.fill(fieldsOf(told.topics[slug]));
    await midwife.press();
  }
  await midwife.goTo(`${draft}/so-far`);
}

/** What another system is answered about the same woman. */
async function overHttp(woman: Woman): Promise<PreCheckAnswer> {
  const { places } = await post<PlacesFound>('intake', '/places', { where: whereTold(woman) });
  return post('eligibility', '/pre-checks', { facts: factsTold(woman, places, today) });
}

async function post<Answer>(
  service: 'intake' | 'eligibility',
  path: string,
  body: object,
): Promise<Answer> {
  const token = await machineToken({
    tokenUrl: `${line.urls.identity}/token`,
    client: 'waymark-examples',
    service,
    scopes: ['pre-checks:write'],
  });
  const answer = await fetch(`${line.urls[service]}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  expect({ status: answer.status, text: answer.ok ? '' : text }).toEqual({ status: 200, text: '' });
  return JSON.parse(text) as Answer;
}
