import { describe, expect, it } from '@jest/globals';
import { addMonths, londonDay } from '@waymark/contracts';
import { sayBroken } from '../testing/a-broken-event.fixture.js';
import type { Person } from '../testing/a-browser.fixture.js';
import { lineInABrowser, MINUTES } from '../testing/a-line-in-a-browser.fixture.js';
import { sendReferral } from '../testing/a-written-referral.fixture.js';
import { writeOwnReferral } from '../testing/an-own-referral.fixture.js';

const LOTUS = 'Hub clinician, Lotus, Norfolk and Waveney';
const NEXT_HUB =
  'Hub clinician, Perinatal Trauma and Loss Service, Cambridgeshire and Peterborough';
const LANDING = 'Landing team coordinator, Landing team, Norfolk and Suffolk';
const LINK_WORK = 'Link worker, Young Mums Link Work Service, Sunderland';
const today = londonDay(new Date());

const here = lineInABrowser();
let midwife: Person;
let clinician: Person;
let coordinator: Person;
/** References of the two that are sent, and where the hub has their records. */
let first: string;
let second: string;
let firstRecord: string;
let secondRecord: string;

const ofReferrer = (record: string): string => record.replace('/worklist/', '/referrals/');
const button = (path: string, which: string): string => `form[action*="/${path}"] button${which}`;
const alone = (path: string): string => button(path, ':not([name])');
const andNext = (path: string): string => button(path, '[name="then"]');

describe('somebody who refers themselves, without JavaScript', () => {
  it(
    'goes from the first page to a reference, and reads what happens next',
    async () => {
      const somebody = await here.somebody();
      await writeOwnReferral(somebody);
      expect(await somebody.heading()).toBe('Check your answers');
      await somebody.press();

      expect(await somebody.heading()).toBe('Your answers have arrived');
      expect(await somebody.words()).toMatch(/Your reference WM-.*What happens next/);
    },
    MINUTES,
  );
});

describe('a hub and a referrer, without JavaScript', () => {
  it(
    'the hub saves the first of two and reviews the next; the last one lands on the list',
    async () => {
      midwife = await here.signedIn('midwife');
      first = await sendReferral(midwife);
      second = await sendReferral(midwife, { fullName: 'Bethan Demo' });
      clinician = await here.signedIn('hub-east', LOTUS);
      for (const each of [first, second]) await clinician.waitsFor(each, '/worklist');

      await clinician.follow('New');
      await clinician.follow(first);
      firstRecord = clinician.path;
      await clinician.press(andNext('acknowledgement'));
      expect(await clinician.heading()).toContain(second);
      secondRecord = clinician.path;
      await clinician.press(andNext('acknowledgement'));

      expect(clinician.path).toBe('/worklist');
      expect(await clinician.words()).toMatch(/That was the last one in this list\. 0 New/);
      await clinician.goTo(secondRecord);
      expect(await clinician.words()).toContain('State Acknowledged, to be decided');
    },
    2 * MINUTES,
  );

  it(
    'the referrer adds a score and corrects an answer, and the hub sees that it arrived and what it is',
    async () => {
      await midwife.goTo(ofReferrer(firstRecord));
      await midwife.follow('Add or correct information');
      await midwife.follow('Scores');
      await midwife.press();
      expect(await midwife.words()).toContain('Nothing is different from what was sent');
      await midwife.type('scores-gad-7', '12');
      await midwife.press();
      expect(midwife.path).toBe(ofReferrer(firstRecord));
      expect(await midwife.words()).toContain('Added. It is compared with the criteria again');
      await midwife.follow('Add or correct information');
      await midwife.follow('Conditions and treatment');
      await midwife.choose('treatment-currentTherapy', 'yes');
      await midwife.press();

      await clinician.waitsFor(/1 Information arrived/, '/worklist');
      await clinician.waitsFor(
        /Therapy going on Yes.*Scores GAD-7 12.*team changed or added facts/,
        firstRecord,
      );
      expect(await clinician.words()).toContain('State Acknowledged, to be decided');
    },
    2 * MINUTES,
  );

  it(
    'the hub asks a question, the referrer answers exactly that, and the hub reads the answer',
    async () => {
      await clinician.goTo(firstRecord);
      await clinician.follow('Ask the referrer');
      await clinician.choose('asks', 'need.mainDifficulty');
      await clinician.press();
      await midwife.waitsFor('What is the main difficulty?', ofReferrer(firstRecord));
      await midwife.follow('Answer');
      await midwife.choose('treatment-mainDifficulty', 'poor-housing');
      await midwife.press();

      expect(await midwife.words()).not.toContain('What is the main difficulty?');
      await clinician.waitsFor(
        /State Acknowledged, to be decided.*Main difficulty Poor housing/,
        firstRecord,
      );
    },
    2 * MINUTES,
  );

  it(
    'the hub declines with a reason, and it goes on: a coordinator finds a place',
    async () => {
      await clinician.goTo(secondRecord);
      await clinician.follow('Decline, with a reason and a next step');
      await clinician.press();
      expect(await clinician.words()).toContain('Select why this service cannot help');
      await clinician.choose('reason', 'no-capacity');
      await clinician.press();

      await midwife.waitsFor('Next step Find a place', ofReferrer(secondRecord));
      expect(await midwife.words()).toContain('has declined: no capacity now');
      coordinator = await here.signedIn('landing-south', LANDING);
      await coordinator.waitsFor(second, '/worklist');
      await coordinator.follow(second);
      expect(await coordinator.words()).toContain('State A coordinator is looking for a place');
    },
    2 * MINUTES,
  );

  it(
    'the referrer withdraws it, with the reason',
    async () => {
      await midwife.follow('Withdraw this referral');
      await midwife.choose('reason', 'consent-withdrawn');
      await midwife.press();

      expect(await midwife.words()).toContain('Where it is Withdrawn');
      await coordinator.waitsFor(new RegExp(`^(?!.*${second})`), '/worklist');
    },
    MINUTES,
  );

  it(
    'the hub accepts the other one; who had it open in another tab and declines is told of it, and it is there once',
    async () => {
      await clinician.goTo(firstRecord);
      const late = await clinician.tab();
      await late.goTo(firstRecord);
      await late.follow('Decline, with a reason and a next step');
      await late.choose('reason', 'no-capacity');
      expect(await clinician.press(alone('acceptance'))).toBe(200);

      expect(await late.press()).toBe(409);
      expect(await late.heading()).toContain('This has changed since you opened it');
      expect(await late.words()).toMatch(
        /Somebody has decided or recorded.*Last: .*Lotus.* has accepted the person.*Now: Accepted, held by Lotus.*was not saved, and nothing was changed by it/,
      );
      expect(await late.words()).not.toMatch(/version \d|norfolk-waveney-lotus at/);
      await late.follow('Open the referral as it stands now');
      expect(await late.words()).toContain('State Accepted');
      const history = (await late.words()).split('What has happened').at(-1) ?? '';
      expect(history.match(/has accepted the person/g)).toHaveLength(1);
      expect(history).not.toContain('has declined');
    },
    MINUTES,
  );

  it(
    'the hub asks link workers to work alongside',
    async () => {
      await clinician.goTo(firstRecord);
      await clinician.follow('Ask a team to work alongside');
      await clinician.select('serviceId', 'sunderland-young-mums');
      await clinician.select('pathway', 'link-work');
      await clinician.type('because', 'Company in the first months.');
      await clinician.press();

      expect(await clinician.words()).toMatch(/State Accepted.*Alongside: Young Mums/);
    },
    MINUTES,
  );
});

describe('a link worker, without JavaScript', () => {
  it(
    'begins a plan, adds a goal, reviews it and ends it',
    async () => {
      const worker = await here.signedIn('link-worker', LINK_WORK);
      await worker.waitsFor(first, '/worklist');
      await worker.follow(first);
      await worker.press(alone('acceptance'));
      await worker.follow('Link-work plan');
      await worker.follow('Begin a plan');
      await worker.typeDay('nextReviewOn', addMonths(today, 1));
      await worker.press();
      await worker.follow('Add a goal');
      await worker.type('words', 'A morning a week that is mine.');
      await worker.choose('category', 'groups');
      await worker.press();
      await worker.follow('Record a review');
      await worker.typeDay('nextReviewOn', addMonths(today, 2));
      await worker.press();
      expect(await worker.words()).toMatch(/A morning a week that is mine\..*Next review by/);
      await worker.follow('End the plan');
      await worker.choose('outcome', 'goals-reached');
      await worker.press();

      expect(await worker.words()).toMatch(
        /Link-work plan Ended.*The goals are reached.*A morning/,
      );
    },
    2 * MINUTES,
  );
});

describe('a hub, for its team, without JavaScript', () => {
  it(
    'passes a referral on, and the next hub has it in its list',
    async () => {
      await clinician.goTo(firstRecord);
      await clinician.follow('Pass on to another service');
      await clinician.select('place', 'candp-ptls');
      await clinician.select('pathway', 'birth-trauma');
      await clinician.type('because', 'It is nearer to the home.');
      await clinician.choose('goesOn', 'no');
      await clinician.press();

      const next = await here.signedIn('hub-east', NEXT_HUB);
      await next.waitsFor(first, '/worklist');
      await next.follow(first);
      await next.press(alone('acknowledgement'));
      expect(await next.words()).toContain('Held by Perinatal Trauma and Loss Service');
    },
    2 * MINUTES,
  );

  it(
    'changes its opening: sees what that would change, and saves it',
    async () => {
      await clinician.goTo('/team');
      expect(await clinician.words()).toContain('Opening Open');
      await clinician.follow('Change the opening');
      await clinician.choose('opening', 'paused');
      await clinician.press();
      expect(await clinician.words()).toContain('Enter why nobody is taken');
      await clinician.type('wording', 'Nobody is taken until the new year. Ask your GP.');
      await clinician.press();
      expect(await clinician.words()).toMatch(
        /Nothing is saved yet.*would go elsewhere.*A coordinator finds a place Fewer than 5/,
      );
      await clinician.press();

      expect(clinician.path).toBe('/team');
      expect(await clinician.words()).toContain('Opening Paused: nobody is taken now');
    },
    MINUTES,
  );
});

describe('an operator, without JavaScript', () => {
  it(
    'tries a replay of what failed, reads what it would do, and replays it',
    async () => {
      await sayBroken(here.line);
      const operator = await here.signedIn('operator');
      await operator.waitsFor('set aside by operations', '/operations/failed');
      await operator.press('main a[href^="/operations/failed/operations/groups/"]');
      await operator.follow('Replay the whole group');
      expect(await operator.heading()).toBe('Try a replay of the whole group');
      await operator.press();
      expect(await operator.words()).toContain('There is a problem');
      await operator.type('reason', 'To see whether it is mended.');
      await operator.press();
      await operator.waitsFor(/Would fail again 1.*Go on to the replay/, operator.path);
      await operator.follow('Go on to the replay');
      expect(await operator.words()).toContain('Replay 1 event');
      await operator.type('reason', 'To see whether it is mended.');
      await operator.press();

      await operator.waitsFor(/How many there were 1 Done 0 Failed again 1/, operator.path);
    },
    2 * MINUTES,
  );
});
