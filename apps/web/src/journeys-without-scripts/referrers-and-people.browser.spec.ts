import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMonths, londonDay } from '@waymark/contracts';
import { eventually } from '@waymark/testing';
import type { Person } from '../testing/a-browser.fixture.js';
import { lineInABrowser, MINUTES } from '../testing/a-line-in-a-browser.fixture.js';
import {
  referenceIn,
  sendReferral,
  writeTheRest,
  writeToCheckFirst,
} from '../testing/a-written-referral.fixture.js';

const LOTUS = 'Hub clinician, Lotus, Norfolk and Waveney';
const LANDING = 'Landing team coordinator, Landing team, Norfolk and Suffolk';
const LANDING_OF_ESSEX = 'Landing team coordinator, Landing team, Essex';
const ESSEX = 'essex';

const here = lineInABrowser();
let disk: string;
let midwife: Person;
let clinician: Person;
let reference: string;
/** Where the midwife reads what she has sent. */
let sent: string;

beforeAll(() => {
  disk = mkdtempSync(join(tmpdir(), 'disk-'));
});
afterAll(() => {
  rmSync(disk, { recursive: true });
});

describe('a referrer who has sent a referral, without JavaScript', () => {
  it(
    'adds a file, sees that it is held unopened, and the hub sees it too',
    async () => {
      midwife = await here.signedIn('midwife');
      reference = await sendReferral(midwife);
      await midwife.follow('Add a file to this referral');
      await midwife.press();
      expect(await midwife.words()).toMatch(/There is a problem Choose a file/);
      const letter = join(disk, 'Discharge letter.pdf');
      writeFileSync(letter, '%PDF-1.7 invented');
      await midwife.attach('file', letter);
      await midwife.press();

      const held =
        /Discharge letter\.pdf PDF, 1 KB\. Added by Wensum Maternity.*Not scanned yet: held, and opened by nobody/;
      expect(await midwife.words()).toMatch(held);
      await midwife.follow('Back to the referral', 'nav');
      sent = midwife.path;
      clinician = await here.signedIn('hub-east', LOTUS);
      await clinician.waitsFor(reference, '/worklist');
      await clinician.follow(reference);
      expect(await clinician.words()).toMatch(held);
    },
    2 * MINUTES,
  );

  it(
    'says that a way of reaching the person is not safe any more, and the hub reads that first',
    async () => {
      await midwife.follow('Change how the person may be reached');
      await midwife.press();
      expect(await midwife.words()).toMatch(/There is a problem Select why it is changed/);
      await midwife.choose('safeSms', 'no');
      await midwife.choose('reason', 'not-safe-any-more');
      await midwife.press();
      expect(midwife.path).toBe(sent);

      await clinician.waitsFor(
        /Safe contact: read first Safe: telephone\. Not safe, do not: leave a voicemail, send a text message/,
        clinician.path,
      );
    },
    MINUTES,
  );

  it(
    'writes down that the person does not agree any more, and the hub has it no longer',
    async () => {
      await midwife.follow('Record what the person said about sharing');
      await midwife.choose('hub', 'does-not-agree');
      await midwife.press();
      expect(await midwife.words()).toMatch(/There is a problem Select how the person was asked/);
      await midwife.choose('how', 'telephone');
      await midwife.press();
      expect(await midwife.words()).toContain('Recorded. Where the referral goes by what');

      await midwife.waitsFor(/Where it is With Landing team, Norfolk and Suffolk/, sent);
      expect(await midwife.words()).toMatch(
        /by telephone, by Amara Osei: The maternal mental health service: does not agree/,
      );
      await clinician.waitsFor(new RegExp(`^(?!.*${reference})`), '/worklist');
    },
    2 * MINUTES,
  );

  it(
    'says that things are worse, and whoever looks for a place now reads it',
    async () => {
      await midwife.follow('Things are worse: ask for a review today');
      await midwife.press();
      expect(await midwife.words()).toMatch(
        /There is a problem Enter what is different Select how soon somebody has to act/,
      );
      await midwife.type('what', 'Hardly any sleep since Friday.');
      await midwife.choose('urgency', 'not-urgent');
      await midwife.press();

      const coordinator = await here.signedIn('landing-south', LANDING);
      await coordinator.waitsFor(/Somebody says that things are worse/, '/worklist');
      await coordinator.follow(reference);
      expect(await coordinator.words()).toMatch(
        /says that things are worse; a clinician of .* looks at it today\. Hardly any sleep/,
      );
    },
    MINUTES,
  );
});

describe('a referrer who is not sure, without JavaScript', () => {
  it(
    'checks first with six pages and no name, and what the criteria say is no',
    async () => {
      await midwife.menu('Make a referral');
      await midwife.press('form[action="/refer/checks"] button');
      expect(await midwife.words()).toContain('Page 1 of 6');
      await writeToCheckFirst(midwife, ESSEX);

      expect(await midwife.words()).toMatch(
        /What the local criteria say so far.*Nobody is named yet.*By Your Side does not take birth trauma/,
      );
    },
    MINUTES,
  );

  it(
    'goes on with these answers, refers anyway with the reason, and who opens it reads that',
    async () => {
      await midwife.follow('Go on to refer with these answers');
      expect(await midwife.words()).toContain('6 of 17 pages are done');
      await midwife.follow('Go on');
      await writeTheRest(midwife, { fullName: 'Cara Demo' });
      await midwife.follow('Refer anyway, and say why');
      await midwife.press();
      expect(await midwife.words()).toContain('Select why you refer although the criteria say no');
      await midwife.choose('reason', 'nothing-else-here');
      await midwife.type('words', 'No other service is near.');
      await midwife.press();
      await midwife.press();
      const second = referenceIn(await midwife.words());

      const coordinator = await here.signedIn('landing-south', LANDING_OF_ESSEX);
      await coordinator.waitsFor(second, '/worklist');
      await coordinator.follow(second);
      expect(await coordinator.words()).toContain('No other service is near.');
    },
    2 * MINUTES,
  );
});

describe('a referrer whose referral goes another way, without JavaScript', () => {
  it(
    'says where the person lives now, and a team there is asked',
    async () => {
      await midwife.menu('My referrals');
      await midwife.follow('Cara Demo');
      await midwife.follow('The person has moved: say where they are now');
      await midwife.press();
      expect(await midwife.words()).toMatch(/There is a problem Select where the person lives/);
      await midwife.choose('where-residence', 'known');
      await midwife.select('where-area', 'norfolk');
      await midwife.choose('contactStillSafe', 'yes');
      await midwife.press();

      await midwife.waitsFor(
        /Offered to Lotus.*The person has moved to another area/,
        midwife.path,
      );
    },
    MINUTES,
  );

  it(
    'withdraws it and refers again: who it is about is carried over, what happened is asked anew',
    async () => {
      await midwife.follow('Withdraw this referral');
      await midwife.choose('reason', 'consent-withdrawn');
      await midwife.press();
      expect(await midwife.words()).toContain('Where it is Withdrawn');
      await midwife.press('form[action$="/again"] button');
      expect(await midwife.words()).toMatch(/What happened To do .*The person Completed/);
    },
    MINUTES,
  );
});

describe('notices, without JavaScript', () => {
  it(
    'one is marked as read, then all, and one leads to its referral',
    async () => {
      await midwife.follow('Notices', 'header nav');
      expect(await midwife.words()).not.toContain('Read Read');
      await midwife.press('td form[action="/notices/read"] button');
      expect(await midwife.words()).toContain('Read Read');
      // What comes while somebody looks stays unread.
      await eventually('all are read', async () => {
        await midwife.press('main > form[action="/notices/read"] button');
        return (await midwife.words()).includes('You have read all of them');
      });
      await midwife.follow('We have what you sent');
      expect(await midwife.heading()).toMatch(/^WM-.* (Amara|Cara) Demo/);
    },
    MINUTES,
  );

  it(
    'which come by email is chosen, and every message is there word for word',
    async () => {
      await midwife.follow('Notices', 'header nav');
      await midwife.follow('Choose what comes by email');
      await midwife.choose('emailFor', 'received');
      await midwife.press();
      expect(midwife.path).toBe('/notices');
      await midwife.follow('Choose what comes by email');
      expect(await midwife.ticked('emailFor')).toEqual(['updated']);
      await midwife.follow('Notices', 'nav');
      await midwife.follow('What messages say');
      await midwife.follow('We have what you sent');
      expect(await midwife.words()).toContain(
        'An example person, and everybody else, gets exactly',
      );
    },
    MINUTES,
  );
});

describe('somebody who looks for help, without JavaScript', () => {
  it(
    'reads a page in another language, and goes on in English where they were',
    async () => {
      const somebody = await here.somebody();
      await somebody.goTo('/');
      await somebody.follow('Ask for help for yourself');
      await somebody.follow('Polski', 'nav');
      expect(await somebody.heading()).toBe('Czy potrzebujesz pomocy teraz?');
      await somebody.press();
      expect(await somebody.heading()).toBe('Co się wydarzyło?');
      await somebody.follow('English', 'nav');
      expect(await somebody.heading()).toBe('What has happened?');
      expect(somebody.path).toBe('/for-you/questions/happened');
    },
    MINUTES,
  );

  it(
    'reads what the area offers, changes where they live, and leaves at once: nothing is there any more',
    async () => {
      const somebody = await here.somebody();
      await somebody.goTo('/for-you');
      await somebody.press();
      await somebody.choose('happened', 'hard-birth');
      await somebody.press();
      const [year = '', month = ''] = addMonths(londonDay(new Date()), -5).split('-');
      await somebody.type('on-month', month);
      await somebody.type('on-year', year);
      await somebody.press();
      await somebody.choose('home', 'area');
      await somebody.select('area', 'norfolk');
      await somebody.press();
      await somebody.choose('surgery', 'none');
      await somebody.press();
      expect(await somebody.words()).toMatch(/people can come by themselves to: Lotus/);
      await somebody.follow('Back', 'nav');
      await somebody.select('area', ESSEX);
      await somebody.press();
      await somebody.press();
      expect(await somebody.words()).toContain('The team in your area asks that a midwife');
      await somebody.follow('Go on');

      await somebody.othersSay('Sunny, with a light wind.');
      await somebody.follow('Leave this page', '.waymark-leave');
      expect(await somebody.words()).toContain('Sunny, with a light wind.');
      await somebody.back();
      expect(await somebody.words()).toContain('Your answers are no longer here');
    },
    MINUTES,
  );
});
