import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReferralView } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { problemLinks, type Fields, type Visitor } from '../../../testing/a-visitor.fixture.js';
import {
  aReferral,
  REFERRAL_ID as R,
  saidOfSpeaking,
} from '../../../testing/referral-examples.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';

let site: TestSite;
const visitors = new Map<string, Visitor>();
const somebody = (role: string): Visitor => {
  const visitor = visitors.get(role);
  if (visitor === undefined) throw new Error(`nobody is a ${role}`);
  return visitor;
};
beforeAll(async () => {
  site = await aSite('web-contact', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  await site.account('hub-clinician', ['hub-clinician', 'cw-loss']);
  for (const role of ['referrer', 'hub-clinician']) visitors.set(role, await site.signedIn(role));
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const BOTH = [
  { role: 'referrer', back: `/referrals/${R}` },
  { role: 'hub-clinician', back: `/worklist/${R}` },
] as const;
const CALL = `POST /referrals/${R}/contact`;
const { contact } = aReferral.sent.person;
/** The form as it is shown, with why it is changed. */
const AS_SHOWN: Fields = {
  phone: contact.phone ?? '',
  email: contact.email ?? '',
  safePhone: 'yes',
  safeVoicemail: 'no',
  safeSms: 'yes',
  safeEmail: 'not-known',
  safeLetter: 'no',
  seenBy: ['partner', 'family'],
  partnerKnows: 'no',
  callerNumber: 'withheld',
  times: contact.safe.times ?? '',
  askFor: 'Ama',
  sayYouAre: 'the library',
  codeWord: 'Kingfisher',
  instructions: contact.safe.instructions ?? '',
  through: 'directly',
  nameToUse: 'Ama',
  language: 'en',
  interpreterNeeded: 'no',
  reason: 'written-down-wrongly',
  version: '1',
};
const sent = (): readonly unknown[] =>
  site.services.asked
    .filter(({ method, path }) => `${method} ${path}` === CALL)
    .map((one) => one.body);
const shown = (referral: Partial<ReferralView>): void => {
  const body = { ...aReferral, ...referral };
  site.services.answer('intake', `GET /referrals/${R}`, { status: 200, body });
};

describe.each(BOTH)('how to speak and write to the person, for a $role', ({ role, back }) => {
  const path = `${back}/contact-details`;

  it('is found next to what is known of it', async () => {
    const page = await somebody(role).get(back);
    expect(page.text.match(new RegExp(`href="${path}#speaking"`, 'g'))).toHaveLength(2);
    expect(page.text).toContain('Change how to speak and write to the person');
    const form = await somebody(role).get(path);
    expect(form.text).toContain('<h2 class="nhsuk-heading-m" id="speaking">');
  });

  it('is asked as the form asks it, with what stands now', async () => {
    const { text } = await somebody(role).get(path);
    for (const question of [
      'Name to use (optional)',
      'Pronouns (optional)',
      'Language the person likes to speak',
      'Is an interpreter needed?',
      'Which dialect? (optional)',
      'Who may interpret? (optional)',
      'How is it best to write to the person? (optional)',
    ]) {
      expect(text).toContain(question);
    }
    expect(text).toMatch(/id="nameToUse"[^>]*value="Ama"/);
    expect(text).toMatch(/<option value="en" selected>English/);
    expect(text).toMatch(/name="interpreterNeeded"[^>]*value="no" checked/);
    expect(text).not.toContain('or something that must be made easier');
  });

  it('is sent whole where something is other, and how to reach the person as it is', async () => {
    await somebody(role).get(path);
    const answers = {
      ...AS_SHOWN,
      nameToUse: '',
      pronouns: 'she/her',
      language: 'pl',
      interpreterNeeded: 'yes',
      interpreterWish: 'woman',
    };
    expect(await somebody(role).post(path, answers)).toMatchObject({ status: 303, location: back });
    expect(sent()).toEqual([
      {
        contact,
        spoken: {
          language: 'pl',
          interpreterNeeded: 'yes',
          interpreterWish: 'woman',
          pronouns: 'she/her',
        },
        reason: 'written-down-wrongly',
        contactVersion: 1,
      },
    ]);
  });

  it('is not said where it is as it was', async () => {
    await somebody(role).get(path);
    await somebody(role).post(path, { ...AS_SHOWN, safeSms: 'no', reason: 'not-safe-any-more' });
    expect(sent()).toHaveLength(1);
    expect(sent()[0]).not.toHaveProperty('spoken');
  });

  it('says at each question what is wrong with it, and keeps the answers', async () => {
    await somebody(role).get(path);
    const page = await somebody(role).post(path, {
      ...AS_SHOWN,
      nameToUse: 'A'.repeat(101),
      language: '',
      interpreterNeeded: '',
      dialect: 'x'.repeat(61),
      interpreterWish: 'aunt',
      pronouns: 'xe/xem',
    });
    expect(page.status).toBe(422);
    expect(problemLinks(page)).toEqual([
      '#nameToUse',
      '#language',
      '#interpreterNeeded',
      '#dialect',
      '#interpreterWish',
    ]);
    expect(page.text).toMatch(/id="pronouns"[^>]*value="xe\/xem"/);
    expect(page.text).toContain('x'.repeat(61));
    expect(sent()).toEqual([]);
  });

  it('shows at its question what intake does not take', async () => {
    const errors = [{ field: 'spoken.dialect', rule: 'matches', message: 'On one line.' }];
    const body = problem(422, 'unprocessable', { errors });
    site.services.answer('intake', CALL, { status: 422, body });
    await somebody(role).get(path);
    const page = await somebody(role).post(path, { ...AS_SHOWN, dialect: 'Silesian' });
    expect(page.status).toBe(422);
    expect(problemLinks(page)).toEqual(['#dialect']);
    expect(page.text).toContain('On one line.');
  });

  it('is not saved over what somebody else has changed', async () => {
    const body = problem(409, 'contact-changed', {
      detail: 'Somebody has changed it: read again.',
    });
    site.services.answer('intake', CALL, { status: 409, body });
    await somebody(role).get(path);
    const page = await somebody(role).post(path, { ...AS_SHOWN, language: 'pl' });
    expect(page.status).toBe(409);
    expect(page.text).toContain('Somebody has changed it: read again.');
  });

  it('tells in words what was changed before, and not again how the person is reached', async () => {
    shown({ contactVersion: 2, contactChanges: [saidOfSpeaking] });
    const { text } = await somebody(role).get(path);
    const before = text.slice(text.indexOf('Changes before'));
    expect(before).toContain(
      'It was written down wrongly. Name to use: Ama. Language: Polish, before: English. Dialect: not given any more, before: Silesian. Interpreter needed: Yes, before: No.',
    );
    expect(before).not.toContain('Safe:');
  });
});

describe('what was sent and would not be taken today', () => {
  it('does not keep a language from being put right', async () => {
    const { person, equity } = aReferral.sent;
    const asSent = { ...contact, safe: { ...contact.safe, email: 'yes' as const } };
    const { email: _none, ...without } = asSent;
    shown({ sent: { ...aReferral.sent, person: { ...person, contact: without }, equity } });
    const path = `/referrals/${R}/contact-details`;
    await somebody('referrer').get(path);
    const answers = { ...AS_SHOWN, email: '', safeEmail: 'yes', language: 'pl' };
    expect((await somebody('referrer').post(path, answers)).status).toBe(303);
    expect(sent()).toMatchObject([{ contact: without, spoken: { language: 'pl' } }]);
  });

  it('is sent as it was, where it was sent before it was asked who sees it', async () => {
    const { person } = aReferral.sent;
    const { seenBy: _seen, ...safe } = contact.safe;
    shown({ sent: { ...aReferral.sent, person: { ...person, contact: { ...contact, safe } } } });
    const path = `/referrals/${R}/contact-details`;
    const page = await somebody('referrer').get(path);
    expect(page.text).toMatch(/name="seenBy"[^>]*value="somebody-else" checked/);
    const answers = { ...AS_SHOWN, seenBy: 'somebody-else', language: 'pl' };
    expect((await somebody('referrer').post(path, answers)).status).toBe(303);
    expect(sent()).toMatchObject([{ contact: { safe }, spoken: { language: 'pl' } }]);
    expect(JSON.stringify(sent())).not.toContain('seenBy');
  });

  it('is a language that is not in the list: it stands until another is chosen', async () => {
    const { equity } = aReferral.sent;
    shown({ sent: { ...aReferral.sent, equity: { ...equity, language: 'mt' } } });
    const path = `/referrals/${R}/contact-details`;
    const page = await somebody('referrer').get(path);
    expect(page.text).toMatch(/<option value="mt" selected>Maltese/);
    const answers = { ...AS_SHOWN, language: 'mt', pronouns: 'she/her' };
    expect((await somebody('referrer').post(path, answers)).status).toBe(303);
    expect(sent()).toMatchObject([{ spoken: { language: 'mt', pronouns: 'she/her' } }]);
  });
});

describe.each(BOTH)('how to reach the person safely, for a $role', ({ role, back }) => {
  const path = `${back}/contact-details`;
  const closing = { ...AS_SHOWN, reason: 'not-safe-any-more' };

  it('is asked with what stands now', async () => {
    const { text } = await somebody(role).get(path);
    for (const [field, value] of [
      ['askFor', 'Ama'],
      ['sayYouAre', 'the library'],
      ['codeWord', 'Kingfisher'],
      ['times', 'Weekdays, 10am to noon'],
    ] as const) {
      expect(text).toMatch(new RegExp(`id="${field}"[^>]*value="${value}"`));
    }
    for (const [field, value] of [
      ['seenBy', 'partner'],
      ['partnerKnows', 'no'],
      ['callerNumber', 'withheld'],
    ] as const) {
      expect(text).toMatch(new RegExp(`name="${field}"[^>]*value="${value}" checked`));
    }
  });

  it('is sent whole: what is left out is taken away', async () => {
    await somebody(role).get(path);
    const answers = { ...closing, seenBy: 'family', knowingly: 'sms', codeWord: '' };
    expect((await somebody(role).post(path, answers)).status).toBe(303);
    const { codeWord: _gone, ...safe } = contact.safe;
    expect(sent()).toMatchObject([
      { contact: { ...contact, safe: { ...safe, seenBy: ['family'], knowingly: ['sms'] } } },
    ]);
    expect(JSON.stringify(sent())).not.toContain('codeWord');
  });

  it('closes a way by saying no to it, whatever was agreed to before', async () => {
    await somebody(role).get(path);
    const answers = { ...closing, safeSms: 'no', knowingly: 'sms' };
    expect((await somebody(role).post(path, answers)).status).toBe(303);
    expect(sent()).toMatchObject([{ contact: { safe: { sms: 'no' } } }]);
    expect(JSON.stringify(sent())).not.toContain('knowingly');
  });

  it('says at each question what is wrong with it, and keeps the answers', async () => {
    await somebody(role).get(path);
    const page = await somebody(role).post(path, {
      ...closing,
      seenBy: '',
      partnerKnows: 'perhaps',
      callerNumber: 'perhaps',
      askFor: 'A'.repeat(101),
      codeWord: 'x'.repeat(61),
      sayYouAre: 'the choir',
    });
    expect(page.status).toBe(422);
    expect(problemLinks(page)).toEqual([
      '#seenBy',
      '#partnerKnows',
      '#callerNumber',
      '#askFor',
      '#codeWord',
    ]);
    expect(page.text).toMatch(/id="sayYouAre"[^>]*value="the choir"/);
    expect(page.text).toContain('x'.repeat(61));
    expect(sent()).toEqual([]);
  });

  it('shows at its question what intake does not take', async () => {
    const field = 'contact.safe.othersSeeMessages';
    const errors = [{ field, rule: 'seen-by-differs', message: 'It differs.' }];
    const body = problem(422, 'unprocessable', { errors });
    site.services.answer('intake', CALL, { status: 422, body });
    await somebody(role).get(path);
    const page = await somebody(role).post(path, { ...closing, safeSms: 'no' });
    expect(page.status).toBe(422);
    expect(problemLinks(page)).toEqual(['#seenBy']);
  });
});
