import { describe, expect, it } from '@jest/globals';
import { sayBroken } from '../testing/a-broken-event.fixture.js';
import type { Person } from '../testing/a-browser.fixture.js';
import { lineInABrowser, MINUTES } from '../testing/a-line-in-a-browser.fixture.js';
import { sendReferral } from '../testing/a-written-referral.fixture.js';

const here = lineInABrowser();
let administrator: Person;
let operator: Person;
let reference: string;

describe('an administrator, without JavaScript', () => {
  it(
    'invites somebody, changes the role, and ends the account',
    async () => {
      administrator = await here.signedIn('administrator');
      await administrator.follow('Invite somebody');
      await administrator.press();
      expect(await administrator.words()).toMatch(/There is a problem Enter their name/);
      await administrator.fill({
        ...{ name: 'Ada Demo', email: 'ada@people.example', role: 'hub-clinician' },
        ...{ organisation: 'norfolk-waveney-lotus', organisationName: 'Lotus' },
        reason: 'She begins on Monday.',
      });
      await administrator.press();
      expect(await administrator.heading()).toBe('Ada Demo Invited');

      await administrator.follow('Give a role');
      await administrator.fill({
        ...{ role: 'referrer', organisation: 'wensum-maternity', organisationName: 'Wensum' },
        reason: 'She works there as well.',
      });
      await administrator.press();
      expect(await administrator.words()).toContain('Select what they are, as they are to refer');
      await administrator.pick('referrerRole', 'Midwife');
      await administrator.press();
      await administrator.follow('take it away, Hub clinician');
      await administrator.press();
      expect(await administrator.words()).toContain('Enter why you do this, in a few words');
      await administrator.type('reason', 'She works at Wensum alone.');
      await administrator.press();
      expect(await administrator.words()).toMatch(
        /Roles Referrer, Wensum \(wensum-maternity\).*Had a role taken.*alone/,
      );

      await administrator.follow('End the account');
      await administrator.type('reason', 'She has left.');
      await administrator.press();
      expect(await administrator.heading()).toBe('Ada Demo Ended');
    },
    2 * MINUTES,
  );

  it(
    'has a system told, changes its secret, and stops it',
    async () => {
      await administrator.menu('Webhooks');
      await administrator.follow('Add a webhook');
      await administrator.type('url', 'https://10.1.2.3/waymark');
      await administrator.press();
      expect(await administrator.words()).toContain('this one is in a private network');
      // Somebody’s on the internet, as it has to be. Nothing is sent to it: nothing happens to this organisation’s referrals.
      await administrator.fill({ url: 'https://1.1.1.1/waymark' });
      await administrator.press();
      const made = await administrator.words();
      expect(made).toMatch(/The webhook is on.*Secret whsec_/);

      await administrator.follow('The webhook');
      await administrator.follow('Change the secret');
      await administrator.press();
      const changed = await administrator.words();
      expect(changed).toMatch(/The secret is changed.*signs beside this one until/);
      expect(/whsec_\S+/.exec(changed)?.[0]).not.toBe(/whsec_\S+/.exec(made)?.[0]);

      await administrator.follow('The webhook');
      await administrator.follow('Stop this webhook');
      await administrator.press();
      expect(await administrator.heading()).toBe('Webhooks');
      expect(await administrator.words()).toContain('No system of your organisation is told yet.');
    },
    MINUTES,
  );
});

describe('a senior operator, without JavaScript', () => {
  const toTheGroup = async (): Promise<void> => {
    await operator.waitsFor('set aside by operations', '/operations/failed');
    await operator.press('main a[href^="/operations/failed/operations/groups/"]');
  };

  it(
    'mends how an event was written, in a copy that is tried first',
    async () => {
      reference = await sendReferral(await here.signedIn('midwife'));
      await sayBroken(here.line, { attempts: '1' });
      operator = await here.signedIn('senior-operator');
      await toTheGroup();
      await operator.press('table a[href*="/events/"]');
      await operator.follow('Apply a mended copy');
      await operator.press();
      expect(await operator.words()).toContain('Choose how at least one field is to be written');
      await operator.pick('data:attempts', 'As a number');
      await operator.press();
      expect(await operator.words()).toMatch(
        /It would succeed.*As it came "1" In the copy 1 Why\?/,
      );
      await operator.press();
      expect(await operator.words()).toContain('Enter why you do this, in a few words');
      await operator.type('reason', 'It is only written as text.');
      await operator.press();

      expect(await operator.words()).toMatch(/Replayed on .* by Ines Duarte.*A copy was applied/);
    },
    2 * MINUTES,
  );

  it(
    'discards what can never be applied, with the reason, and both are in the log',
    async () => {
      await sayBroken(here.line);
      await toTheGroup();
      await operator.press('table a[href*="/events/"]');
      await operator.follow('Discard it');
      await operator.press();
      expect(await operator.words()).toContain('Enter why you do this, in a few words');
      await operator.type('reason', 'It is about nobody.');
      await operator.press();
      expect(await operator.words()).toMatch(/Discarded on .* Why: It is about nobody\./);

      await operator.menu('Log');
      expect(await operator.words()).toMatch(
        /Discarded a failed event.*It is about nobody.*Applied a mended copy.*It is only written as text/,
      );
    },
    2 * MINUTES,
  );

  it(
    'finds a referral by its reference, and is shown whom it is about with a reason, which is kept',
    async () => {
      await operator.menu('Find a referral');
      await operator.type('reference', reference);
      await operator.press();
      expect(await operator.words()).not.toContain('Amara Demo');
      await operator.follow('Show whom it is about, with a reason');
      await operator.press();
      expect(await operator.words()).toContain('Enter why you do this, in a few words');
      await operator.type('reason', 'To telephone the midwife.');
      await operator.press();
      expect(await operator.words()).toContain('Amara Demo');

      await operator.menu('Log');
      expect(await operator.words()).toContain('To telephone the midwife.');
    },
    MINUTES,
  );
});
