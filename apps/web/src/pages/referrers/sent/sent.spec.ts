import { describe, expect, it } from '@jest/globals';
import type { ContactThrough, SendReferral } from '@waymark/contracts';
import { aTemplate, templatesSent } from '../../../testing/message-examples.fixture.js';
import {
  aReachableReferral,
  aReferral,
  anAnswerToSending,
} from '../../../testing/referral-examples.fixture.js';
import { sentPage, type PersonTemplates } from './sent.presenter.js';

describe('the confirmation', () => {
  it('says who looks and by when', () => {
    expect(sentPage(anAnswerToSending, aReferral, false)).toMatchObject({
      title: 'Referral sent',
      reference: 'WM-4K7Q-2N8D',
      next: { who: 'Perinatal Loss Pathway', when: '24 November 2026 at 5:00pm' },
    });
  });

  it('does without what is not known yet', () => {
    expect(sentPage(anAnswerToSending, undefined, false).next).toBeUndefined();
  });

  it('says so when it was sent before', () => {
    expect(sentPage(anAnswerToSending, undefined, true).title).toBe(
      'This referral was already sent',
    );
  });
});

describe('what the person is sent', () => {
  const templates: PersonTemplates = {
    'woman-received': templatesSent['GET /templates/woman-received']?.body as typeof aTemplate,
    'woman-update': aTemplate,
  };
  const told = (referral: typeof aReferral | undefined, words: PersonTemplates = templates) =>
    sentPage(anAnswerToSending, referral, false, words).person;
  const withSent = (change: Partial<SendReferral>): typeof aReferral => ({
    ...aReachableReferral,
    sent: { ...aReachableReferral.sent, ...change },
  });

  it('is told with how, when and word for word where a way is safe', () => {
    expect(told(aReachableReferral)).toMatchObject({
      said: [expect.stringMatching(/^We write to the person by email, if that is still safe/)],
      messages: [
        { when: 'At once', words: { subject: 'We have your request' } },
        {
          when: 'Once a service has accepted the referral',
          words: { subject: 'An update on your request', lines: ['Hello,', expect.any(String)] },
        },
      ],
    });
  });

  const { person: reachable } = aReachableReferral.sent;
  const safe = { ...reachable.contact.safe, email: 'no', sms: 'yes' } as const;
  const byTextAlone = { ...reachable, contact: { ...reachable.contact, safe } };

  it('is in the language of the person where there are such words', () => {
    const equity = { ...aReachableReferral.sent.equity, language: 'pl' };
    expect(told(withSent({ person: byTextAlone, equity }))?.messages[1]?.words).toMatchObject({
      lang: 'pl',
      lines: ['Zespół ma Twoją prośbę.'],
    });
  });

  it('is nothing where no way is known to be safe, and a team does it instead', () => {
    const person = told(aReferral);
    expect(person?.messages).toEqual([]);
    expect(person?.said.join(' ')).toMatch(
      /Nothing is sent to the person, because no safe way.* A task stays with Perinatal Loss Pathway/,
    );
  });

  it('is nothing where only a text would be safe and none go out here, and not promised where nobody says so', () => {
    const none: PersonTemplates = {
      'woman-received': { ...aTemplate, carried: ['email'] },
      'woman-update': { ...aTemplate, carried: ['email'] },
    };
    const person = told(withSent({ person: byTextAlone }), none);
    expect(person?.messages).toEqual([]);
    expect(person?.said.join(' ')).toMatch(
      /^Nothing is sent to the person: a text message would be safe, but none can be sent from here\. A task stays with Perinatal Loss Pathway/,
    );
    expect(told(withSent({ person: byTextAlone }), {})?.said).toEqual([
      expect.stringMatching(/^It cannot be shown just now/),
    ]);
  });

  it('is nothing where somebody else is between', () => {
    const { person } = aReachableReferral.sent;
    const through: ContactThrough = { kind: 'refuge-worker', name: 'Jo of the refuge' };
    const contact = { ...person.contact, through };
    expect(told(withSent({ person: { ...person, contact } }))?.said[0]).toBe(
      'Nothing is sent to the person themselves: they are reached through Jo of the refuge.',
    );
  });

  it('is said to be unknown while nobody can tell, and its words where they cannot be shown', () => {
    expect(told(undefined)?.said).toEqual([expect.stringMatching(/^It cannot be shown just now/)]);
    const [first] = told(aReachableReferral, {})?.messages ?? [];
    expect(first?.words.lines).toEqual([expect.stringMatching(/^The words cannot be shown/)]);
  });

  it('is not spoken of once it is closed', () => {
    expect(told({ ...aReachableReferral, open: false })).toBeUndefined();
  });
});
