import { describe, expect, it } from '@jest/globals';
import { addDays, londonDay } from '@waymark/contracts';
import type { Person } from '../testing/a-browser.fixture.js';
import { lineInABrowser, MINUTES } from '../testing/a-line-in-a-browser.fixture.js';
import { sendReferral } from '../testing/a-written-referral.fixture.js';

const LOTUS = 'Hub clinician, Lotus, Norfolk and Waveney';
const NAME = 'Dora Demo';
const today = londonDay(new Date());

const here = lineInABrowser();
let clinician: Person;
/** References of the two that are sent, of one name and birth date. */
let first: string;
let second: string;

const alone = (path: string): string => `form[action*="/${path}"] button:not([name])`;
/** Here, and not on to the next one in the list. */
const record = (): Promise<unknown> => clinician.press('main form button:not([name])');
const openFirst = async (): Promise<void> => {
  await clinician.menu('Worklist');
  await clinician.follow(first);
};
/** What selects a referral on the list carries the id that its own page has in its address. */
const idOf = async (reference: string): Promise<string> => {
  await clinician.follow(reference);
  const id = clinician.path.split('/').at(-1) ?? '';
  await clinician.follow('Worklist', 'nav[aria-label="Back"]');
  return id;
};

describe('a worklist, without JavaScript', () => {
  it(
    'is narrowed and put in order by its form, and widened by links',
    async () => {
      const midwife = await here.signedIn('midwife');
      first = await sendReferral(midwife, { fullName: NAME });
      second = await sendReferral(midwife, { fullName: NAME });
      clinician = await here.signedIn('hub-east', LOTUS);
      for (const each of [first, second]) await clinician.waitsFor(each, '/worklist');

      await clinician.unfold('Filter and order');
      await clinician.pick('stage', 'Accepted');
      await clinician.press('form[action="/worklist"] button');
      expect(await clinician.words()).toMatch(/Remove the filter Stage: Accepted.*0 of 2 to do/);
      await clinician.follow('Stage: Accepted');
      await clinician.unfold('Filter and order');
      await clinician.pick('sort', 'Newest first');
      await clinician.press('form[action="/worklist"] button');
      expect(await clinician.words()).toMatch(
        new RegExp(`2 to do\\. Newest first.*${second}.*${first}`),
      );
      await clinician.follow('New', '.waymark-tiles');
      expect(await clinician.words()).toMatch(/Remove the filter Why it is here: New/);
      await clinician.follow('Clear filters');
    },
    3 * MINUTES,
  );

  it(
    'is shared out: to a colleague, and one is taken over',
    async () => {
      await clinician.press('button[value="assign"]');
      expect(await clinician.words()).toContain('Nothing was selected, and nothing was changed');
      const [one, other] = [await idOf(first), await idOf(second)];
      await clinician.choose('id', one, other);
      await clinician.press('button[value="assign"]');
      expect(await clinician.words()).toContain('choose a colleague first, or nobody');
      await clinician.fill({ id: [one, other] });
      await clinician.pick('assignee', 'Nora Bright');
      await clinician.press('button[value="assign"]');
      expect(await clinician.words()).toContain('Assigned: 2 referrals.');
      await clinician.choose('id', one);
      await clinician.pick('assignee', 'Helen Marlow');
      await clinician.press('button[value="assign"]');

      await clinician.unfold('Filter and order');
      await clinician.pick('assigned', 'Helen Marlow');
      await clinician.press('form[action="/worklist"] button');
      expect(await clinician.words()).toMatch(/1 of 2 to do.*Assigned to: Helen Marlow/);
      await clinician.follow('Clear filters');
    },
    MINUTES,
  );

  it(
    'is exported as a file without names, and what is selected is opened to print',
    async () => {
      const file = await clinician.download('Export this list');
      expect(file).toMatch(new RegExp(`Reference,.*\\r\\n${first},.*Helen Marlow`));
      expect(file).toMatch(new RegExp(`\\r\\n${second},.*Nora Bright`));
      expect(file).not.toContain(NAME);

      const ids = [await idOf(first), await idOf(second)];
      await clinician.choose('id', ...ids);
      await clinician.press('button[value="print"]');
      expect(await clinician.heading()).toBe('Print referrals');
      expect(await clinician.words()).toMatch(new RegExp(`${NAME}.*${NAME}`));
    },
    MINUTES,
  );
});

describe('two referrals of one name and birth date, without JavaScript', () => {
  const decide = async (decision: string): Promise<void> => {
    await clinician.tick(second);
    await clinician.choose('decision', decision);
    await clinician.press();
  };

  it(
    'are linked by the hub, go together, and are parted again once they are two people',
    async () => {
      await openFirst();
      await clinician.follow('Of the same person: other open referrals: 1 alike');
      await clinician.press();
      expect(await clinician.words()).toContain('Select which other referral you mean');
      await decide('same-person');
      expect(await clinician.words()).toMatch(new RegExp(`one clock counts.*${second}.*Alike`));
      await clinician.follow('Back', 'nav');
      await clinician.waitsFor('1 linked', clinician.path);
      await clinician.follow('Of the same person: other open referrals: 1 linked');
      await decide('twin-or-sister');

      expect(await clinician.words()).toMatch(/Linked None\. Alike, not linked None\./);
      await clinician.waitsFor(new RegExp(`${second}.*Offered, not yet acknowledged`), '/worklist');
    },
    MINUTES,
  );
});

describe('reaching somebody, without JavaScript', () => {
  it(
    'a try is recorded by somebody who has read how, and not without that',
    async () => {
      await openFirst();
      await clinician.press(alone('acceptance'));
      await clinician.follow('Record that you tried to reach the person');
      await clinician.choose('way', 'telephone');
      await clinician.choose('reached', 'no');
      await record();
      expect(await clinician.words()).toContain(
        'Tick that you have read what is said at the top about how this person may be contacted',
      );
      await clinician.tick('I have read how this person may be contacted');
      await record();

      expect(await clinician.words()).toMatch(
        /has not reached the person yet \(by telephone\).*had read how the person may be contacted/,
      );
    },
    MINUTES,
  );

  it(
    'an interpreter turns out to be needed: an appointment waits for one, is confirmed with one, and is cancelled',
    async () => {
      await clinician.follow('Change how to speak and write to the person');
      await clinician.pick('language', 'Polish');
      await clinician.choose('interpreterNeeded', 'yes');
      await clinician.choose('reason', 'written-down-wrongly');
      await record();
      await clinician.follow('Book an appointment');
      await clinician.choose('purpose', 'assessment');
      await clinician.choose('mode', 'telephone');
      await clinician.typeDay('on', addDays(today, 10));
      await clinician.type('time', '10:30');
      await clinician.choose('interpreter', 'not-needed');
      await record();
      expect(await clinician.words()).toContain('The referral says that an interpreter is needed');
      await clinician.choose('interpreter', 'to-arrange');
      await record();
      expect(await clinician.words()).toContain('Not confirmed: interpreter to arrange');

      await clinician.follow('The interpreter is arranged');
      await clinician.tick('Assessment, by telephone');
      await clinician.choose('interpreterProfessional', 'no');
      await record();
      expect(await clinician.words()).toContain('Family and friends never interpret');
      await clinician.choose('interpreterProfessional', 'yes');
      await record();
      expect(await clinician.words()).toMatch(/interpreter arranged\. Professional.*: Polish/);

      await clinician.follow('Record or cancel an appointment');
      await clinician.tick('Assessment, by telephone');
      await clinician.choose('outcome', 'cancelled-by-person');
      await record();
      expect(await clinician.words()).toContain('Cancelled by the person');
    },
    2 * MINUTES,
  );
});

describe('an end, without JavaScript', () => {
  it(
    'is recorded with who asked the person, found under what was done today, and taken back',
    async () => {
      await clinician.follow('Close, with the outcome');
      await clinician.choose('outcome', 'she-declined-asked-by-a-person');
      await clinician.choose('gp', 'no-gp');
      await record();
      expect(await clinician.words()).toContain('Enter who asked the person');
      await clinician.type('askedBy', 'Helen Marlow');
      await clinician.typeDay('askedOn', today);
      await record();
      expect(await clinician.words()).toContain('State Closed');

      await clinician.menu('Worklist');
      expect(await clinician.words()).not.toContain(first);
      await clinician.follow('Done today');
      await clinician.follow(first);
      await clinician.follow('Open it again');
      await clinician.choose('reason', 'person-came-back');
      await record();
      expect(await clinician.words()).toContain('State Acknowledged, to be decided');
    },
    MINUTES,
  );
});

describe('what a team says of itself, without JavaScript', () => {
  it(
    'free places and waits are tried first, then saved, and referrers read them',
    async () => {
      await clinician.menu('Team settings');
      await clinician.follow('Change capacity and waits');
      await clinician.type('placesFree', 'some');
      await clinician.press();
      expect(await clinician.words()).toContain('Free places must be a whole number');
      await clinician.fill({ placesFree: '4', acknowledged: '3', started: '60' });
      await clinician.press();
      expect(await clinician.words()).toMatch(
        /Nothing is saved yet.*routed again.*Free places: 4.*Until help begins: 60 days/,
      );
      await clinician.press();

      expect(clinician.path).toBe('/team');
      await clinician.follow('See what referrers see');
      expect(await clinician.words()).toMatch(/4 free places.*Until help begins Published 60 days/);
    },
    MINUTES,
  );
});

describe('a service that is to close, without JavaScript', () => {
  it(
    'shows who is with it, begins once that is confirmed, and stays open once it is cancelled',
    async () => {
      await clinician.menu('Team settings');
      await clinician.follow('Close or merge this service');
      await clinician.press();
      expect(await clinician.words()).toMatch(/There is a problem Select why the service closes/);
      await clinician.choose('reason', 'funding-ended');
      await clinician.typeDay('on', addDays(today, 30));
      await clinician.pick('successor', 'Perinatal Trauma and Loss Service (PTLS)');
      await clinician.type('wording', 'Ask your GP from then on.');
      await clinician.press();
      expect(await clinician.words()).toMatch(
        new RegExp(`Nothing is begun yet.*${first}.*Who is asked for ${first}`),
      );
      await clinician.press();
      expect(await clinician.heading()).toBe('Confirm the closing');
      await clinician.press();
      expect(await clinician.words()).toMatch(/Under way Lotus.* takes nobody from/);
      await clinician.press('form[action$="/cancellation"] button');

      expect(await clinician.words()).toMatch(/Cancelled Lotus.* stays open/);
      await clinician.menu('Team settings');
      expect(await clinician.words()).toContain('Opening Open');
    },
    MINUTES,
  );
});

describe('a death, without JavaScript', () => {
  it(
    'of a baby is recorded by the hub, and stands first for whoever opens the referral',
    async () => {
      await clinician.menu('Worklist');
      await clinician.follow(second);
      await clinician.follow('Record that the person or a baby has died');
      await clinician.choose('who', 'baby');
      await record();
      expect(await clinician.words()).toContain('Select what kind of loss it was');
      await clinician.choose('kind', 'infant-death');
      await clinician.tick('The baby born on');
      await clinician.choose('pregnantNow', 'no');
      await record();

      expect(await clinician.words()).toMatch(
        new RegExp(`${second} A baby has died\\. Begin with that, and never ask how the baby is`),
      );
    },
    MINUTES,
  );
});

describe('a record of somebody who works here, without JavaScript', () => {
  it(
    'is restricted by the hub, a colleague is named, and the restriction is lifted',
    async () => {
      await openFirst();
      await clinician.follow('Who may open this record');
      await clinician.press();
      expect(await clinician.words()).toContain('Say why, in a few words');
      await clinician.type('reason', 'She works in this team.');
      await clinician.press();
      expect(await clinician.words()).toMatch(/This record is restricted.*Named Helen Marlow/);
      await clinician.pick('colleague', 'Nora Bright');
      await clinician.press('button[name="named"][value="yes"]');
      expect(await clinician.words()).toMatch(/Named .*Nora Bright \(your team\), since/);
      await clinician.menu('Worklist');
      expect(await clinician.words()).toMatch(new RegExp(`${first} Restricted`));

      await clinician.follow(first);
      await clinician.follow('Who may open this record');
      await clinician.type('reason', 'It was somebody else.');
      await clinician.press('form:not([action]) button');
      expect(await clinician.words()).toContain('Everybody in the teams that have this referral');
    },
    MINUTES,
  );
});
