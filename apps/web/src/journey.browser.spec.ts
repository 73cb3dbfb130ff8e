import { describe, expect, it } from '@jest/globals';
import { eventually } from '@waymark/testing';
import type { Person } from './testing/a-browser.fixture.js';
import { lineInABrowser, MINUTES } from './testing/a-line-in-a-browser.fixture.js';
import { referenceIn, writeReferral } from './testing/a-written-referral.fixture.js';

const HUB = 'Hub clinician, Lotus, Norfolk and Waveney';

const here = lineInABrowser();
let midwife: Person;
let reference: string;

describe('one referral, from a midwife to a hub, without JavaScript', () => {
  it(
    'is written by a midwife, who sees what the local criteria say before sending',
    async () => {
      midwife = await here.somebody();
      await midwife.signIn('midwife');
      await midwife.goTo('/refer/before-you-start');
      await midwife.press();
      await writeReferral(midwife);

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
      const forgotten = await midwife.tab();
      await forgotten.goTo(checked);
      await midwife.press();
      const words = await midwife.words();
      expect(words).toMatch(/Referral sent.*What happens next/);
      reference = referenceIn(words);

      const alreadySent = new RegExp(`This referral was already sent.*${reference}`);
      await midwife.back();
      expect(await midwife.words()).toMatch(alreadySent);
      await forgotten.press();
      expect(await forgotten.words()).toMatch(alreadySent);
      await midwife.goTo('/referrals');
      expect(await midwife.words()).toContain('1 sent by your team.');
    },
    MINUTES,
  );

  it(
    'is acknowledged and accepted by the hub that it was offered to',
    async () => {
      const clinician = await here.signedIn('hub-east', HUB);
      await clinician.waitsFor(reference, '/worklist');
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
      await midwife.waitsFor(new RegExp(`${reference}((?!WM-).)*Accepted by`), '/referrals');
    },
    2 * MINUTES,
  );

  it(
    'can be read by an operator as one timeline, without anybody’s name',
    async () => {
      const operator = await here.somebody();
      await operator.signIn('operator');
      await operator.goTo('/operations/find');
      await operator.type('reference', reference);
      await operator.press();
      const words = await operator.words();

      expect(words).toMatch(
        /referral\.received.*referral\.assessed.*referral\.offered.*referral\.acknowledged.*referral\.accepted/,
      );
      expect(words.match(/Intake accepted the referral/g)).toHaveLength(1);
      expect(words).not.toContain('Amara Demo');
    },
    MINUTES,
  );

  it(
    'ends everywhere when somebody signs out at the identity provider',
    async () => {
      const operator = await here.somebody();
      await operator.signIn('operator');
      await operator.goTo('/operations');
      expect(await operator.heading()).toBe('Flow');
      await operator.goTo(`${here.line.urls.identity}/session/end`);
      await operator.press('button[name="logout"]');

      await eventually('the session here has ended too', async () => {
        await operator.goTo('/operations');
        return !(await operator.words()).includes('Sign out');
      });
    },
    MINUTES,
  );

  it('asks no other host for anything, besides signing in', () => {
    const own = [here.line.urls.web, here.line.urls.identity].map((url) => new URL(url).host);

    expect([...midwife.hosts].filter((host) => !own.includes(host))).toEqual([]);
  });
});
