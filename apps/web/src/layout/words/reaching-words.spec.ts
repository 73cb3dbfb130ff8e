import { describe, expect, it } from '@jest/globals';
import type { SafeContact } from '@waymark/contracts';
import { aReferralSent } from '../../testing/referral-examples.fixture.js';
import { contactChangeLines, safeContactSentences } from './reaching-words.js';
import { detailSections } from './referral-details.js';

const { contact } = aReferralSent.person;
const sentences = (said: Partial<SafeContact>): readonly string[] =>
  safeContactSentences({ safe: { ...contact.safe, ...said } });
/** As it was sent before any of this was asked. */
const before: SafeContact = {
  ...{ email: 'no', sms: 'no', phone: 'yes', letter: 'no', voicemail: 'no' },
  othersSeeMessages: 'no',
};

describe('what is read before somebody is reached', () => {
  it('begins with a partner who does not know', () => {
    expect(sentences({})[0]).toMatch(
      /^The partner does not know about this referral\. Say nothing/,
    );
    expect(sentences({ partnerKnows: 'yes' }).join()).not.toContain('partner does not know');
  });

  it.each<{ when: string; said: Partial<SafeContact>; says: RegExp }>([
    {
      when: 'somebody else sees it',
      said: {},
      says: /has not said yes to that, so do not: send a text message\.$/,
    },
    {
      when: 'the person said yes, knowing that',
      said: { knowingly: ['sms'] },
      says: /^Safe: telephone, send a text message\.$/,
    },
    {
      when: 'who sees it is not known',
      said: { othersSeeMessages: 'not-known', seenBy: ['not-known'], knowingly: ['sms'] },
      says: /so do not: send a text message\.$/,
    },
    {
      when: 'it is said who',
      said: {},
      says: /^Somebody else sees .*: a partner or ex-partner, family\.$/,
    },
    { when: 'the number is withheld', said: {}, says: /^Withhold your number when you call\.$/ },
    {
      when: 'the number is shown',
      said: { callerNumber: 'shown' },
      says: /^Call with your number shown/,
    },
    { when: 'there is a code word', said: {}, says: /^Code word: Kingfisher$/ },
    { when: 'there is a name to ask for', said: {}, says: /^Ask for: Ama$/ },
    { when: 'somebody else answers', said: {}, says: /say that you are: the library$/ },
    { when: 'there are times', said: {}, says: /^Safe days and times: Weekdays, 10am to noon$/ },
  ])('$when: $says', ({ said, says }) => {
    expect(sentences(said)).toContainEqual(expect.stringMatching(says));
  });

  it('of a referral from before it was asked: nothing is taken to be free', () => {
    expect(safeContactSentences({ safe: before }).slice(2)).toEqual([
      'It is not known whether a partner knows about this referral: act as if they do not.',
      'It is not known whether your number may be seen: withhold it when you call.',
    ]);
  });
});

it('shows a number or an address only where a way that uses it may be used', () => {
  const shown = (safe: SafeContact): string => {
    const { person } = aReferralSent;
    const sent = { ...aReferralSent, person: { ...person, contact: { ...contact, safe } } };
    return JSON.stringify(detailSections({ sent, placeNames: [] }));
  };
  const all = { ...before, email: 'yes', sms: 'yes', letter: 'yes', phone: 'no' } as const;
  const seen = { ...all, othersSeeMessages: 'yes' } as const;
  expect(shown(all)).toMatch(/07700 900123[\s\S]*amara@people\.example/);
  expect(shown(all)).toContain('1 Example Street');
  expect(shown(seen)).not.toMatch(/07700|amara@|Example Street/);
  const agreed = shown({ ...seen, knowingly: ['email'] });
  expect(agreed).toContain('amara@people.example');
  expect(agreed).not.toMatch(/07700|Example Street/);
});

it('tells of a change what was said, and not what nobody was asked', () => {
  const change = { recordedAt: '2026-11-22T12:00:00.000Z', byTeam: 'A hub' } as const;
  const [line] = contactChangeLines([{ ...change, reason: 'asked-the-person', safe: before }]);
  expect(line?.words).toContain('Safe: telephone.');
  expect(line?.words).not.toContain('not known whether');
});
