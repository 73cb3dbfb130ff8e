import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../testing/a-site.fixture.js';
import type { Page, Visitor } from '../testing/a-visitor.fixture.js';
import { answerOwn } from '../testing/own-pages.fixture.js';
import { ENGLISH, type Language } from './say.js';

const POLISH: Language = {
  code: 'pl',
  name: 'Polski',
  direction: 'ltr',
  locale: 'pl',
  texts: new Map([
    ['Do you need help now?', 'Czy potrzebujesz pomocy teraz?'],
    ['What has happened?', 'Co się stało?'],
    ['Page not found', 'Nie ma takiej strony'],
    ['{0} at {1}', '{0}, godz. {1}'],
  ]),
};
const ARABIC: Language = {
  code: 'ar',
  name: 'العربية',
  direction: 'rtl',
  locale: 'ar',
  texts: new Map([['Do you need help now?', 'هل تحتاجين إلى المساعدة الآن؟']]),
};

let site: TestSite;
let visitor: Visitor;
beforeAll(async () => {
  site = await aSite('web-choose-language', new StoppedClock('2026-11-22T12:00:00.000Z'), {
    languages: { forThePerson: [ENGLISH, POLISH, ARABIC], everywhere: [ENGLISH] },
  });
  await site.account('referrer', ['referrer', 'team-of-referrer']);
}, 60_000);
afterAll(() => site.close());
beforeEach(async () => {
  site.services.reset();
  await site.service.query('DELETE FROM request_count');
  visitor = site.visitor();
});

const spokenOn = ({ text }: Page): string | undefined => /<html lang="([^"]*)"/.exec(text)?.[1];
const headingOf = ({ text }: Page): string | undefined =>
  /<h1[^>]*>([^<]*)</.exec(text)?.[1]?.trim();

describe('the pages for the person', () => {
  it('offer each language by its own name, marked as such, and say which one is shown', async () => {
    const { text } = await visitor.get('/for-you');

    expect(text).toContain('href="?language=pl" lang="pl" hreflang="pl">Polski</a>');
    expect(text).toContain('lang="ar" hreflang="ar" dir="rtl">العربية</a>');
    expect(text).toContain('lang="en" hreflang="en" aria-current="true">English</a>');
  });

  it('are shown in the language that was chosen from then on, also after half an hour', async () => {
    const chosen = await visitor.get('/for-you?language=pl');
    const asked = await visitor.open((await visitor.post('/for-you')).location);
    visitor.setCookie('sid', undefined);
    const later = await visitor.get('/for-you?again=yes');

    expect([chosen, asked, later].map(spokenOn)).toEqual(['pl', 'pl', 'pl']);
    expect([chosen, asked].map(headingOf)).toEqual([
      'Czy potrzebujesz pomocy teraz?',
      'Co się stało?',
    ]);
  });

  it('keep what else the address says', async () => {
    expect((await visitor.get('/for-you?again=yes')).text).toContain(
      'href="?again=yes&amp;language=pl"',
    );
  });

  it('are shown from right to left where the language is written so', async () => {
    expect((await visitor.get('/for-you?language=ar')).text).toContain(
      '<html lang="ar" dir="rtl">',
    );
  });

  it('are shown as the browser asks, and as was chosen before that', async () => {
    const polish = site.visitor({ 'accept-language': 'pl-PL,pl;q=0.9,en;q=0.5' });
    const french = site.visitor({ 'accept-language': 'fr' });

    expect(spokenOn(await polish.get('/for-you'))).toBe('pl');
    expect(spokenOn(await french.get('/for-you'))).toBe('en');
    expect(spokenOn(await polish.get('/for-you?language=en'))).toBe('en');
    expect(spokenOn(await polish.get('/for-you'))).toBe('en');
  });

  it('are in English where an unknown language is asked for', async () => {
    const page = await visitor.get('/for-you?language=%3Cscript%3E');

    expect([page.status, spokenOn(page), visitor.cookie('language')]).toEqual([
      200,
      'en',
      undefined,
    ]);
  });

  it('say what went wrong in that language as well', async () => {
    await visitor.get('/for-you?language=pl');
    const page = await visitor.get('/for-you/nowhere');

    expect([page.status, headingOf(page)]).toEqual([404, 'Nie ma takiej strony']);
  });

  it('write dates as the language does, and send the same whichever it is', async () => {
    await visitor.get('/for-you?language=pl');
    const { location } = await visitor.post(await answerOwn(visitor));
    const { text } = await visitor.get(location);
    const other = site.visitor();
    await other.post(await answerOwn(other));
    const sent = site.services.asked.filter(({ path }) => path === '/self-referrals');

    expect(text).toMatch(/\d{1,2} \p{L}+ \d{4}, godz\. \d{1,2}:\d{2}/u);
    expect(sent).toHaveLength(2);
    expect(sent[0]?.body).toEqual(sent[1]?.body);
  });

  it('forget the language with all the rest when somebody leaves', async () => {
    await visitor.get('/for-you?language=pl');
    const left = await visitor.get('/for-you/leave');

    expect(left.headers.get('set-cookie')).toMatch(/language=;[^,]*Expires=Thu, 01 Jan 1970/);
  });
});

describe('pages for staff', () => {
  it('stay in English where a language does not have all of their texts', async () => {
    const referrer = await site.signedIn('referrer');
    await referrer.get('/for-you?language=pl');
    const page = await referrer.get('/referrals?language=pl');

    expect(spokenOn(page)).toBe('en');
    expect(page.text).not.toContain('waymark-languages');
  });
});
