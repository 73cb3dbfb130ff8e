import { describe, expect, it } from '@jest/globals';
import { aDraft, aTopicContext } from '../../../testing/drafts.fixture.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';
import { TOPICS } from '../refer/draft/draft.js';
import { checkAnswersPage } from './check-answers.presenter.js';
import { topicOfField, wordsOfProblem } from './sending-problems.js';

const sending = { idempotencyKey: 'key', referral: referralFromDraft(aDraft) };
const page = checkAnswersPage('1', aTopicContext(), sending);
const rowsOf = (slug: string) => page.sections.find(({ id }) => id === `section-${slug}`)?.rows;

describe('reading over', () => {
  it('shows every topic once, each with its way to change it', () => {
    expect(page.sections.map(({ change }) => change)).toEqual(
      TOPICS.map((slug) => `/refer/1/${slug}?from=check-answers`),
    );
  });

  it('shows answers in words, and "Not provided" for what was left out', () => {
    expect(rowsOf('whose-care')).toContainEqual({ key: 'A loss', value: 'Yes' });
    expect(rowsOf('now')).toContainEqual({ key: 'Due date', value: '22 March 2027' });
    expect(rowsOf('where')).toContainEqual({ key: 'Area of home', value: 'Coventry' });
    expect(rowsOf('person')).toContainEqual({ key: 'NHS number', value: '999 000 1073' });
    expect(rowsOf('person')).toContainEqual({ key: 'Postcode', value: 'CV1 1AA' });
    expect(rowsOf('where')).toContainEqual({ key: 'Code of the GP practice', value: 'M86001' });
    expect(rowsOf('scores')).toContainEqual({ key: 'PHQ-9', value: 'Not provided' });
    expect(rowsOf('treatment')).toContainEqual({
      key: 'Conditions',
      value: 'Post-traumatic stress disorder (PTSD); Anxiety',
    });
  });

  it('shows what happened, one a baby', () => {
    expect(rowsOf('what-happened')?.map(({ value }) => value)).toEqual([
      'A baby who died in the first 28 days, at 30 weeks, aged 6 days, 20 November 2025',
      'Birth of a living baby, 14 November 2025. The same pregnancy as: a baby who died in the first 28 days',
    ]);
  });

  it('repeats whom to call where a sign says so', () => {
    const answers = {
      ...aDraft,
      topics: { ...aDraft.topics, signs: { signs: ['suicidal-plan'], urgency: 'call-now' } },
    };
    const urgent = { ...sending, referral: referralFromDraft(answers) };

    expect(checkAnswersPage('1', aTopicContext(answers), urgent).callNow[0]?.how).toMatch(
      /crisis team/,
    );
    expect(page.callNow).toEqual([]);
  });

  it('leads from each refusal to the page where it is put right', () => {
    const refused = [
      { field: 'occurrences[1].pregnancy', rule: 'pregnancy-twice', message: 'Two cannot end.' },
      { field: 'consent', rule: 'no-consent', message: 'She has not agreed.' },
      { field: 'surprise', rule: 'unknown-field', message: 'is not known' },
    ];

    expect(checkAnswersPage('1', aTopicContext(), sending, refused).problems).toEqual([
      { href: '/refer/1/what-happened?from=check-answers', text: 'Two cannot end.' },
      {
        href: '/refer/1/consent?from=check-answers',
        text: 'Nobody may see this yet: ask the person, or record why it is shared',
      },
      { href: '#maincontent', text: 'is not known' },
    ]);
  });
});

describe('a field of the referral', () => {
  it.each([
    { field: 'person.nhsNumber', is: 'person' },
    { field: 'person.contact.safe.phone', is: 'contact' },
    { field: 'need.scores[0].total', is: 'scores' },
    { field: 'need.mainDifficulty', is: 'treatment' },
    { field: 'equity.language', is: 'communication' },
    { field: 'equity.ethnicCategory', is: 'equality' },
    { field: 'referrer.team', is: 'about-you' },
    { field: 'firstReferredOn', is: 'anything-else' },
  ])('$field is asked on $is', ({ field, is }) => {
    expect(topicOfField(field)).toBe(is);
  });

  it('keeps the words of the service where there are none of our own', () => {
    expect(wordsOfProblem({ field: 'note', rule: 'text', message: 'contains no text' })).toBe(
      'contains no text',
    );
  });
});
