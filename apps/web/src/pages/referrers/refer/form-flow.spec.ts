import { describe, expect, it } from '@jest/globals';
import { aDraft, aTopicContext } from '../../../testing/drafts.fixture.js';
import { TOPICS, type DraftAnswers } from './draft/draft.js';
import {
  before,
  CHECKED_FIRST,
  firstOpen,
  isDone,
  onwardPath,
  SO_FAR,
  topicsOf,
} from './form-flow.js';
import { backLink, stepWords } from './topic-page.js';
import { wordingFor } from './wording.js';

const without = (...slugs: readonly string[]): DraftAnswers => ({
  ...aDraft,
  topics: Object.fromEntries(
    Object.entries(aDraft.topics).filter(([slug]) => !slugs.includes(slug)),
  ),
});
const withTopics = (topics: DraftAnswers['topics']): DraftAnswers => ({
  ...aDraft,
  topics: { ...aDraft.topics, ...topics },
});

describe('the way through the form', () => {
  it('has every topic, and leaves out what earlier answers settle', () => {
    expect(topicsOf(aDraft)).toEqual(TOPICS);
    expect(topicsOf({ topics: {}, occurrences: [] })).toEqual(
      TOPICS.filter((slug) => slug !== 'need-more'),
    );
  });

  it('goes from topic to topic, and to the criteria after the last', () => {
    const context = aTopicContext();

    expect(onwardPath('1', 'whose-care', context, undefined)).toBe('/refer/1/what-happened');
    expect(onwardPath('1', 'equality', context, undefined)).toBe('/refer/1/criteria');
    expect(before('whose-care', aDraft)).toBeUndefined();
    expect(before('now', aDraft)).toBe('what-happened');
  });

  it('goes back to where somebody came from to change an answer', () => {
    expect(onwardPath('1', 'person', aTopicContext(), 'check-answers')).toBe(
      '/refer/1/check-answers',
    );
  });

  it('asks first what a changed answer has opened', () => {
    const context = aTopicContext(without('need-more'));

    expect(onwardPath('1', 'need', context, 'check-answers')).toBe(
      '/refer/1/need-more?from=check-answers',
    );
  });

  it('is done when every topic is', () => {
    expect(firstOpen(aTopicContext())).toBeUndefined();
  });

  it.each([
    { what: 'a topic never opened', answers: without('consent'), open: 'consent' },
    { what: 'an optional topic never opened', answers: without('equality'), open: 'equality' },
    {
      what: 'an answer that no longer fits',
      answers: withTopics({
        now: { state: 'not-pregnant', dueOn: '2027-03-22', dueCertainty: 'exact' },
      }),
      open: 'now',
    },
    {
      what: 'a loss that was told of and not added',
      answers: { ...aDraft, occurrences: aDraft.occurrences.slice(1) },
      open: 'what-happened',
    },
  ])('is not done with $what', ({ answers, open }) => {
    expect(firstOpen(aTopicContext(answers))).toBe(open);
  });

  it('takes "nothing happened" for an answer where there was no loss', () => {
    const answers = {
      ...withTopics({ 'whose-care': { loss: 'no', about: 'pregnant-person' } }),
      occurrences: [],
    };

    expect(isDone('what-happened', aTopicContext(answers))).toBe(true);
  });
});

describe('an answer that is changed from what is read over', () => {
  it.each([
    { slug: 'whose-care', to: 'criteria' },
    { slug: 'what-happened', to: 'criteria' },
    { slug: 'now', to: 'criteria' },
    { slug: 'where', to: 'criteria' },
    { slug: 'need', to: 'check-answers' },
    { slug: 'person', to: 'check-answers' },
    { slug: 'equality', to: 'check-answers' },
  ] as const)('$slug goes on to $to', ({ slug, to }) => {
    const context = aTopicContext(aDraft);
    expect(onwardPath('1', slug, context, 'check-answers')).toBe(`/refer/1/${to}`);
  });

  it('asks first what it has opened, and then shows what the criteria say', () => {
    expect(onwardPath('1', 'where', aTopicContext(without('need')), 'check-answers')).toBe(
      '/refer/1/need?from=criteria',
    );
  });
});

describe('checking first', () => {
  const nothing: DraftAnswers = { topics: {}, occurrences: [] };
  const checked: DraftAnswers = {
    ...aDraft,
    topics: Object.fromEntries(CHECKED_FIRST.map((slug) => [slug, aDraft.topics[slug]])),
  };

  it('asks six pages in their order, and nothing that says who it is', () => {
    expect(CHECKED_FIRST).toHaveLength(6);
    expect(CHECKED_FIRST).toEqual(TOPICS.filter((slug) => CHECKED_FIRST.includes(slug)));
    for (const slug of ['person', 'contact', 'about-you'] as const)
      expect(CHECKED_FIRST).not.toContain(slug);
  });

  it('goes from one of them to the next, and then to what the criteria say so far', () => {
    const begun = aTopicContext(without(...CHECKED_FIRST.slice(1)));
    expect(onwardPath('1', 'whose-care', begun, SO_FAR)).toBe('/refer/1/what-happened?from=so-far');
    expect(firstOpen(aTopicContext(checked), SO_FAR)).toBeUndefined();
    expect(onwardPath('1', 'need', aTopicContext(checked), SO_FAR)).toBe('/refer/1/so-far');
    expect(firstOpen(aTopicContext(checked))).toBe('need-more');
  });

  it('counts and goes back among these pages only', () => {
    expect(stepWords('where', aTopicContext(nothing), SO_FAR)).toBe('Page 5 of 6');
    expect(stepWords('where', aTopicContext(nothing), undefined)).toBe('Page 5 of 16');
    expect(backLink('1', 'where', aTopicContext(nothing), SO_FAR).href).toBe(
      '/refer/1/signs?from=so-far',
    );
    expect(backLink('1', 'whose-care', aTopicContext(nothing), SO_FAR).href).toBe('/refer');
    expect(backLink('1', 'person', aTopicContext(nothing), SO_FAR).href).toBe('/refer/1/so-far');
  });
});

describe('the words of the pages', () => {
  it.each([
    { loss: 'yes', kinds: [], is: { afterLoss: true, livingBaby: false } },
    { loss: 'no', kinds: ['loss'], is: { afterLoss: true, livingBaby: false } },
    { loss: 'no', kinds: ['birth'], is: { afterLoss: false, livingBaby: true } },
    { loss: 'not-known', kinds: [], is: { afterLoss: false, livingBaby: false } },
  ])('follow a loss that is $loss and $kinds', ({ loss, kinds, is }) => {
    const answers = {
      topics: { 'whose-care': { loss, about: 'partner' } },
      occurrences: kinds.map((kind) => ({ kind })),
    };

    expect(wordingFor(answers)).toEqual({ ...is, partner: true });
  });
});
