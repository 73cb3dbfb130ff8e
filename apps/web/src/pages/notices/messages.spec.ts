import { describe, expect, it } from '@jest/globals';
import { aTemplate, someTemplates } from '../../testing/message-examples.fixture.js';
import { messagePage, messagesPage } from './messages.presenter.js';

describe('what messages say', () => {
  it('is a list of every message: to whom, when, how, and its version', () => {
    expect(messagesPage(someTemplates.templates).messages).toEqual([
      {
        href: '/messages/service-new',
        name: 'Something new on the worklist',
        to: 'To a team',
        usedWhen: 'A referral is offered to a service.',
        ways: 'Email; English',
        version: '1',
      },
      {
        href: '/messages/woman-update',
        name: 'An update on your request',
        to: 'To the person',
        usedWhen: 'A service has accepted the referral, where it is safe to write to the person.',
        ways: 'Email, Text message; Easy Read; English, Polish',
        version: '2',
      },
    ]);
  });

  it('shows a message that has no name here yet by its code', () => {
    const [first] = someTemplates.templates;
    if (first === undefined) throw new Error('there is an example');
    expect(messagesPage([{ ...first, template: 'service-later' }]).messages[0]?.name).toBe(
      'service-later',
    );
  });

  it('shows each way as it arrives, with its length and what was looked for', () => {
    const { previews } = messagePage(aTemplate);
    expect(previews.map(({ heading, length }) => `${heading}: ${length}`)).toEqual([
      'Email, English: 32 characters',
      'Text message, in Easy Read, English: 24 characters, sent as 1 part with the name of the service before it',
      'Text message, Polish: 23 characters, sent as 2 parts with the name of the service before it',
    ]);
    expect(previews[0]).toMatchObject({
      subject: 'An update on your request',
      lines: ['Hello,', 'A team has your request.'],
    });
    expect(previews[2]).toMatchObject({ lang: 'pl', inEnglish: 'A team has your request.' });
    expect(previews[2]?.checks).toMatchObject([{ holds: false }]);
    expect(previews[2]?.checks[0]?.words).toMatch(/^Has no gap/);
  });

  it('is read from right to left where it is written so', () => {
    const [one] = aTemplate.previews;
    if (one === undefined) throw new Error('there is an example');
    const arabic = { ...aTemplate, previews: [{ ...one, language: 'ar' }] };
    expect(messagePage(arabic).previews[0]).toMatchObject({ lang: 'ar', dir: 'rtl' });
  });
});
