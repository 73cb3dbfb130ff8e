import { describe, expect, it } from '@jest/globals';
import type { Person } from '../../testing/a-browser.fixture.js';
import { lineInABrowser, MINUTES } from '../../testing/a-line-in-a-browser.fixture.js';
import { referenceIn, writeReferral } from '../../testing/a-written-referral.fixture.js';

const NAME = 'Amara Demo';
const HUB = 'Hub clinician, Lotus, Norfolk and Waveney';
const REVIEWER = 'Administrator, Lotus, Norfolk and Waveney';

const here = lineInABrowser();
let midwife: Person;
let clinician: Person;
let reference: string;
let record: string;

describe('somebody who works at the hub is referred to it, without JavaScript', () => {
  it(
    'the midwife says so, and still reads what she has sent',
    async () => {
      midwife = await here.somebody();
      await midwife.signIn('midwife');
      await midwife.goTo('/refer/before-you-start');
      await midwife.press();
      await writeReferral(midwife, { knownToService: 'yes' });
      await midwife.follow('Continue to check your answers');
      expect(await midwife.words()).toContain('Known to a service that may see this Yes');
      await midwife.press();
      reference = referenceIn(await midwife.words());
      await midwife.goTo('/referrals');
      await midwife.follow(NAME);
      expect(await midwife.words()).toContain('You are named on it');
    },
    3 * MINUTES,
  );

  it(
    'a colleague at the hub sees a row with its reference and clock, no name, and a closed record',
    async () => {
      clinician = await here.signedIn('hub-east', HUB);
      await clinician.waitsFor(reference, '/worklist');
      const row = new RegExp(`${reference} Restricted.*Only those who are named open it`);
      expect(await clinician.words()).toMatch(row);
      expect(await clinician.words()).not.toContain(NAME);
      await clinician.follow(reference);
      record = clinician.path;
      expect(await clinician.heading()).toBe('This record is restricted');
      expect(await clinician.words()).not.toContain(NAME);
      for (const page of ['/print', '/decline', '/same-person', '/contact-details']) {
        await clinician.goTo(`${record.split('?')[0] ?? ''}${page}`);
        expect([page, await clinician.heading()]).toEqual([page, 'This record is restricted']);
      }
    },
    2 * MINUTES,
  );

  it(
    'opens it with a reason, which is asked for, reads it, and is named from then on',
    async () => {
      await clinician.goTo(record);
      await clinician.follow('Open it with a reason');
      await clinician.press();
      expect(await clinician.words()).toContain('Select why you need to open it');
      await clinician.choose('because', 'triage');
      await clinician.type('words', 'It has come to us today and I am on triage.');
      await clinician.press();
      expect(await clinician.words()).toMatch(/It is open to you until .*Amara Demo/);
      await clinician.follow('Who may open this record');
      expect(await clinician.words()).toMatch(/opened it\. Why: It has just come to us/);
      await clinician.press('button[name="named"][value="yes"]');
      expect(await clinician.heading()).toBe(`${reference} Who may open this record`);
    },
    MINUTES,
  );

  it(
    'and an administrator of the hub looks at it',
    async () => {
      const reviewer = await here.signedIn('hub-reviewer', REVIEWER);
      await reviewer.goTo('/openings');
      const words = await reviewer.words();
      expect(words).toMatch(new RegExp(`1 opening, 1 to look at.*${reference}.*I am on triage`));
      expect(words).not.toContain(NAME);
      await reviewer.follow('Record');
      await reviewer.choose('verdict', 'not-in-order');
      await reviewer.press();
      expect(await reviewer.words()).toContain('Say in a few words what was not in order');
      await reviewer.choose('verdict', 'in-order');
      await reviewer.press();
      expect(await reviewer.words()).toMatch(/1 opening, 0 to look at.*In order, by Nora Bright/);
    },
    MINUTES,
  );
});
