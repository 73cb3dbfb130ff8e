import { describe, expect, it } from '@jest/globals';
import { isQuestion } from '../../../../layout/form/question.js';
import { aTopicContext } from '../../../../testing/drafts.fixture.js';
import type { Topic, TopicContext } from './topic.js';
import { topics } from './topics.js';

const all = Object.values(topics);
const context = aTopicContext();

const namesAsked = (topic: Topic, given: TopicContext): readonly string[] =>
  topic
    .questions(given)
    .filter(isQuestion)
    .map(({ name }) => name);

function bornOn(birthDate: string): TopicContext {
  const { answers } = context;
  const person = { ...answers.topics.person, birthDate };
  return { ...context, answers: { ...answers, topics: { ...answers.topics, person } } };
}

const aContact = context.answers.topics.contact ?? {};

describe('somebody under 16', () => {
  const { alsoCheck } = topics.consent;
  const agreed = context.answers.topics.consent ?? {};
  const named = (who: TopicContext) => namesAsked(topics.consent, who);

  it.each([
    { born: '2010-11-23', is: true },
    { born: '2010-11-22', is: false },
    { born: '', is: false },
    { born: '2027-01-01', is: false },
  ])('born on $born is asked who could agree: $is', ({ born, is }) => {
    const who = bornOn(born);
    expect(named(who).includes('under16')).toBe(is);
    expect((alsoCheck?.(agreed, who) ?? []).map(({ field }) => field)).toEqual(
      is ? ['under16'] : [],
    );
    const said = { ...agreed, under16: 'not-assessed' };
    expect(alsoCheck?.(said, who) ?? []).toEqual([]);
  });
});

describe('a hidden home', () => {
  it('is not written to', () => {
    const { answers } = context;
    const where = { ...answers.topics.where, residence: 'hidden' };
    const hidden = { ...context, answers: { ...answers, topics: { ...answers.topics, where } } };
    const letter = { ...aContact, safeLetter: 'yes' };
    const fields = (who: TopicContext) =>
      (topics.contact.alsoCheck?.(letter, who) ?? []).map(({ field }) => field);

    expect(fields(hidden)).toEqual(['safeLetter']);
    expect(fields(context)).toEqual([]);
  });
});

describe('every question', () => {
  const asked = all.flatMap((topic) => JSON.stringify(topic.questions(bornOn('2011-03-31'))));

  it('asks nobody for status, visa, claim or nationality', () => {
    for (const text of asked) {
      expect(text).not.toMatch(
        /immigra|visa\b|leave to remain|refugee|asylum (claim|status)|seeking asylum|nationality|citizen|passport|right to reside|recourse/i,
      );
    }
  });

  it('about gender is on the page that no team sees, and nothing turns on it', () => {
    const names = all.map((topic) => ({ slug: topic.slug, names: namesAsked(topic, context) }));
    const of = names.filter(({ names: asked }) => /gender/i.test(asked.join()));
    expect(of.map(({ slug }) => slug)).toEqual(['equality']);
  });
});
