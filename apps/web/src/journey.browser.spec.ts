import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMonths, londonDay } from '@waymark/contracts';
import { aLine, eventually, type TestLine } from '@waymark/testing';
import type { Browser } from 'puppeteer-core';
import { aBrowser, Person } from './testing/a-browser.fixture.js';

const MINUTES = 60_000;
const HUB = 'Hub clinician, Lotus, Norfolk and Waveney';

let line: TestLine;
let browser: Browser;
let midwife: Person;
let reference: string;

beforeAll(async () => {
  line = await aLine();
  browser = await aBrowser();
}, 4 * MINUTES);
afterAll(async () => {
  await browser.close();
  await line.stop();
}, MINUTES);

const monthsAgo = (months: number): string => addMonths(londonDay(new Date()), -months);

describe('one referral, from a midwife to a hub, without JavaScript', () => {
  it(
    'is written by a midwife, who sees what the local criteria say before sending',
    async () => {
      midwife = await Person.at(browser, line.urls.web);
      await midwife.signIn('midwife');
      await midwife.goTo('/refer/before-you-start');
      await midwife.press();
      await history(midwife);
      await need(midwife);
      await person(midwife);
      await consent(midwife);

      expect(await midwife.heading()).toBe('What the local criteria say');
      expect(await midwife.words()).toMatch(/Lotus.*Demonstration, read from a public page/);
    },
    2 * MINUTES,
  );

  it(
    'is sent once, and says who looks and by when',
    async () => {
      await midwife.follow('Continue to check your answers');
      expect(await midwife.words()).toContain('Birth of a living baby');
      const checked = midwife.path;
      await midwife.press();
      const words = await midwife.words();
      reference = /WM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(words)?.[0] ?? '';
      expect(words).toMatch(/Referral sent.*What happens next/);
      expect(reference).not.toBe('');

      await midwife.goTo(checked);
      expect(await midwife.words()).toMatch(
        new RegExp(`This referral was already sent.*${reference}`),
      );
    },
    MINUTES,
  );

  it(
    'is acknowledged and accepted by the hub that it was offered to',
    async () => {
      const clinician = await Person.at(browser, line.urls.web);
      await clinician.signIn('hub-east');
      await clinician.tick(HUB);
      await clinician.press();
      await eventually(
        'the hub sees the referral',
        async () => {
          await clinician.goTo('/worklist');
          return (await clinician.words()).includes(reference);
        },
        { withinMs: MINUTES, everyMs: 500 },
      );
      await clinician.follow(reference);
      expect(await clinician.words()).toMatch(
        /Safe contact: read first.*Safe: telephone.*Amara Demo/,
      );

      await clinician.press('form[action*="/acknowledgement"] button:not([name])');
      await clinician.press('form[action*="/acceptance"] button:not([name])');
      expect(await clinician.words()).toContain('Accepted');
    },
    2 * MINUTES,
  );

  it(
    'tells the midwife what became of it',
    async () => {
      await eventually(
        'the midwife sees that it is accepted',
        async () => {
          await midwife.goTo('/referrals');
          return new RegExp(`${reference}((?!WM-).)*Accepted by`).test(await midwife.words());
        },
        { withinMs: MINUTES, everyMs: 500 },
      );
    },
    2 * MINUTES,
  );

  it(
    'can be read by an operator as one timeline, without anybody’s name',
    async () => {
      const operator = await Person.at(browser, line.urls.web);
      await operator.signIn('operator');
      await operator.goTo('/operations/find');
      await operator.type('reference', reference);
      await operator.press();
      const words = await operator.words();

      expect(words).toMatch(
        /referral\.received.*referral\.assessed.*referral\.offered.*referral\.acknowledged.*referral\.accepted/,
      );
      expect(words).not.toContain('Amara Demo');
    },
    MINUTES,
  );

  it(
    'ends everywhere when somebody signs out at the identity provider',
    async () => {
      const operator = await Person.at(browser, line.urls.web);
      await operator.signIn('operator');
      await operator.goTo('/operations');
      expect(await operator.heading()).toBe('Flow');
      await operator.goTo(`${line.urls.identity}/session/end`);
      await operator.press('button[name="logout"]');

      await eventually('the session here has ended too', async () => {
        await operator.goTo('/operations');
        return !(await operator.words()).includes('Sign out');
      });
    },
    MINUTES,
  );

  it('asks no other host for anything, besides signing in', () => {
    const own = [line.urls.web, line.urls.identity].map((url) => new URL(url).host);

    expect([...midwife.hosts].filter((host) => !own.includes(host))).toEqual([]);
  });
});

async function history(who: Person): Promise<void> {
  await who.choose('loss', 'no');
  await who.choose('about', 'pregnant-person');
  await who.press();
  await who.choose('add', 'birth');
  await who.press();
  await who.typeDay('on', monthsAgo(5));
  await who.choose('certainty', 'exact');
  await who.press();
  await who.choose('add', 'nothing-more');
  await who.press();
  await who.choose('state', 'not-pregnant');
  await who.choose('primaryCarer', 'yes');
  await who.press();
  await who.choose('signs', 'none');
  await who.press();
  await who.choose('residence', 'known');
  await who.select('area', 'norfolk');
  await who.choose('gpPractice', 'not-known');
  await who.choose('bookedUnit', 'none');
  await who.press();
}

async function need(who: Person): Promise<void> {
  await who.choose('pathways', 'birth-trauma');
  await who.choose('level', 'moderate');
  await who.choose('impact', 'marked');
  await who.press();
  await who.choose('traumaKinds', 'birth');
  await who.press();
  await who.choose('conditions', 'ptsd');
  for (const field of [
    'psychiatricNeedNow',
    'priorTherapy',
    'currentTherapy',
    'practicalSupport',
  ]) {
    await who.choose(field, 'no');
  }
  await who.choose('beyondPrimaryCare', 'yes');
  await who.choose('mainDifficulty', 'perinatal-mental-ill-health');
  await who.press();
  await who.press();
  for (const field of ['riskToSelf', 'riskToOthers', 'riskFromOthers', 'substanceUse']) {
    await who.choose(field, 'none');
  }
  await who.choose('childProtectionPlan', 'no');
  await who.choose('childInNeedPlan', 'no');
  await who.press();
}

async function person(who: Person): Promise<void> {
  await who.type('fullName', 'Amara Demo');
  await who.typeDay('birthDate', monthsAgo(31 * 12));
  await who.choose('noNhsNumberBecause', 'not-known');
  await who.press();
  await who.type('phone', '07700 900123');
  for (const field of ['safePhone', 'safeSms']) await who.choose(field, 'yes');
  for (const field of ['safeVoicemail', 'safeEmail', 'safeLetter', 'othersSeeMessages']) {
    await who.choose(field, 'no');
  }
  await who.choose('through', 'directly');
  await who.press();
  await who.select('language', 'en');
  await who.choose('interpreterNeeded', 'no');
  await who.choose('disability', 'not-known');
  await who.press();
}

async function consent(who: Person): Promise<void> {
  for (const recipient of ['hub', 'otherNhs', 'vcse', 'gp']) await who.choose(recipient, 'yes');
  await who.choose('withoutConsentBecause', 'none');
  await who.choose('sector', 'none');
  await who.press();
  await who.choose('currentlyInvolved', 'yes');
  await who.press();
  await who.press();
  await who.press();
}
