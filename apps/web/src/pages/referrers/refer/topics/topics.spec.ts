import { describe, expect, it } from '@jest/globals';
import { checkAnswers } from '../../../../layout/form/check-answers.js';
import { isQuestion, type FormAnswers } from '../../../../layout/form/question.js';
import { aTopicContext } from '../../../../testing/drafts.fixture.js';
import { rulesOf } from '../../../../testing/rules-of.fixture.js';
import { TOPICS } from '../draft/draft.js';
import { asksAbout } from './need-more.topic.js';
import type { TopicContext } from './topic.js';
import { topics, type QuestionTopic } from './topics.js';

const all = Object.values(topics);
const context = aTopicContext();

const namesAsked = (topic: (typeof all)[number], given: TopicContext): readonly string[] =>
  topic
    .questions(given)
    .filter(isQuestion)
    .map(({ name }) => name);
function bornOn(birthDate: string): TopicContext {
  const { answers } = context;
  const person = { ...answers.topics.person, birthDate };
  return { ...context, answers: { ...answers, topics: { ...answers.topics, person } } };
}

describe.each(all.map((topic) => ({ slug: topic.slug, topic })))('$slug', ({ topic }) => {
  it.each(rulesOf(topic.form))('has a sentence for $field: $rule', ({ field, rule }) => {
    expect(topic.sentences[field]?.[rule]).toMatch(/^[A-Z].{8,}/);
  });

  it('has no sentence for a rule it does not have', () => {
    const rules = rulesOf(topic.form).map(({ field, rule }) => `${field} ${rule}`);
    const said = Object.entries(topic.sentences).flatMap(([field, sentences]) =>
      Object.keys(sentences).map((rule) => `${field} ${rule}`),
    );

    expect(said.filter((each) => !rules.includes(each))).toEqual([]);
  });

  it('takes its example', () => {
    const answers = context.answers.topics[topic.slug] ?? {};

    expect(checkAnswers(topic.form, answers, topic.sentences)).toEqual([]);
    expect(topic.alsoCheck?.(answers, context) ?? []).toEqual([]);
  });

  it('refuses to be sent empty, unless nothing has to be answered', () => {
    const problems = checkAnswers(topic.form, {}, topic.sentences);

    if (topic.optional === true) expect(problems).toEqual([]);
    else expect(problems.length).toBeGreaterThan(0);
  });

  it('asks for every field of its class, each once at a time', () => {
    const young = bornOn('2011-03-31');
    const asked = namesAsked(topic, young);
    const withLookups = namesAsked(topic, {
      ...young,
      lookups: { postcodes: true, practices: true },
    });

    expect(new Set(asked).size).toBe(asked.length);
    expect(new Set(withLookups).size).toBe(withLookups.length);
    expect([...new Set(rulesOf(topic.form).map(({ field }) => field))].sort()).toEqual(
      [...new Set([...asked, ...withLookups])].sort(),
    );
    expect(asked).toEqual(expect.arrayContaining([...namesAsked(topic, context)]));
  });
});

describe('the topics', () => {
  it('are those of the form, besides the list of what happened', () => {
    expect(Object.keys(topics)).toEqual(TOPICS.filter((slug) => slug !== 'what-happened'));
  });
});

interface Case {
  readonly of: QuestionTopic;
  readonly when: string;
  readonly answers: FormAnswers;
  readonly field: string;
}

const healthcare = {
  through: 'prison-healthcare',
  throughName: 'Healthcare (invented prison)',
  throughEmail: 'healthcare@prisons.example',
};

const cases: readonly Case[] = [
  {
    of: 'now',
    when: 'the due date is long past',
    answers: { state: 'pregnant', dueOn: '2026-10-01', dueCertainty: 'exact' },
    field: 'dueOn',
  },
  {
    of: 'now',
    when: 'the due date is too far ahead',
    answers: { state: 'pregnant', dueOn: '2027-12-01', dueCertainty: 'exact' },
    field: 'dueOn',
  },
  {
    of: 'now',
    when: 'there is a due date without a pregnancy',
    answers: { state: 'not-pregnant', dueOn: '2027-03-22', dueCertainty: 'exact' },
    field: 'dueOn',
  },
  {
    of: 'now',
    when: 'nobody said how sure the due date is',
    answers: { state: 'pregnant', dueOn: '2027-03-22' },
    field: 'dueCertainty',
  },
  {
    of: 'signs',
    when: 'a sign is left unanswered',
    answers: { signs: ['suicidal-plan'] },
    field: 'urgency',
  },
  {
    of: 'signs',
    when: 'a red sign is not urgent without a reason',
    answers: { signs: ['suicidal-plan'], urgency: 'not-urgent' },
    field: 'notUrgentBecause',
  },
  {
    of: 'signs',
    when: 'another reason is not said',
    answers: { signs: ['estrangement'], urgency: 'not-urgent', notUrgentBecause: 'other' },
    field: 'urgencyComment',
  },
  {
    of: 'scores',
    when: 'an answer about self-harm is above 3',
    answers: { epds: '12', 'epds-item-10': '4', urgency: 'call-now' },
    field: 'epds-item-10',
  },
  {
    of: 'scores',
    when: 'an answer about self-harm is above the total',
    answers: { 'phq-9': '1', 'phq-9-item-9': '2', urgency: 'call-now' },
    field: 'phq-9-item-9',
  },
  {
    of: 'scores',
    when: 'the total of an answer about self-harm is missing',
    answers: { 'epds-item-10': '1', urgency: 'call-now' },
    field: 'epds',
  },
  {
    of: 'scores',
    when: 'an answer about self-harm above 0 is not judged',
    answers: { epds: '12', 'epds-item-10': '1' },
    field: 'urgency',
  },
  {
    of: 'scores',
    when: 'an answer about self-harm is not urgent without a reason',
    answers: { epds: '12', 'epds-item-10': '1', urgency: 'not-urgent' },
    field: 'notUrgentBecause',
  },
  {
    of: 'signs',
    when: 'a sign and none are ticked',
    answers: { signs: ['severe-insomnia', 'none'], urgency: 'not-urgent' },
    field: 'signs',
  },
  {
    of: 'where',
    when: 'the area of the home is missing',
    answers: { residence: 'known', gpPractice: 'none', bookedUnit: 'none' },
    field: 'area',
  },
  {
    of: 'where',
    when: 'the area of a refuge is missing',
    answers: { residence: 'hidden', gpPractice: 'none', bookedUnit: 'none' },
    field: 'area',
  },
  {
    of: 'where',
    when: 'a practice has neither area nor code',
    answers: { residence: 'none', gpPractice: 'known', bookedUnit: 'none' },
    field: 'gpArea',
  },
  {
    of: 'where',
    when: 'a booked unit is not named',
    answers: { residence: 'none', gpPractice: 'none', bookedUnit: 'known' },
    field: 'unit',
  },
  {
    of: 'need-more',
    when: 'a trauma is still to come',
    answers: { traumaOn: '2027-01' },
    field: 'traumaOn',
  },
  {
    of: 'scores',
    when: 'a total is above its measure',
    answers: { 'phq-9': '28' },
    field: 'phq-9',
  },
  { of: 'scores', when: 'a total is no number', answers: { 'core-10': '1.5' }, field: 'core-10' },
  { of: 'scores', when: 'scores were taken tomorrow', answers: { on: '2026-11-23' }, field: 'on' },
  {
    of: 'person',
    when: 'there is neither an NHS number nor a reason',
    answers: { fullName: 'Amara Demo' },
    field: 'noNhsNumberBecause',
  },
  {
    of: 'person',
    when: 'the date of birth is tomorrow',
    answers: { fullName: 'A', birthDate: '2026-11-23', noNhsNumberBecause: 'not-known' },
    field: 'birthDate',
  },
  {
    of: 'person',
    when: 'a child of 7 is meant',
    answers: { fullName: 'A', birthDate: '2019-11-22', noNhsNumberBecause: 'not-known' },
    field: 'birthDate',
  },
  {
    of: 'person',
    when: 'the postcode is half',
    answers: { fullName: 'A', noNhsNumberBecause: 'not-known', postcode: 'NR1' },
    field: 'postcode',
  },
  {
    of: 'contact',
    when: 'a call is safe but there is no number',
    answers: { ...safe('not-known'), safePhone: 'yes' },
    field: 'phone',
  },
  {
    of: 'contact',
    when: 'an email is safe but there is no address',
    answers: { ...safe('not-known'), safeEmail: 'yes' },
    field: 'email',
  },
  {
    of: 'contact',
    when: 'nobody says who passes it on',
    answers: { ...safe('no'), through: 'refuge-worker', throughPhone: '01632 960001' },
    field: 'throughName',
  },
  {
    of: 'contact',
    when: 'who passes it on cannot be reached',
    answers: { ...safe('no'), through: 'refuge-worker', throughName: 'Key worker' },
    field: 'throughPhone',
  },
  {
    of: 'contact',
    when: 'somebody in prison is said to be reached by post',
    answers: { ...safe('no'), ...healthcare, safeLetter: 'yes' },
    field: 'safeLetter',
  },
  {
    of: 'consent',
    when: 'nobody may see it and there is no reason',
    answers: {
      hub: 'no',
      otherNhs: 'no',
      vcse: 'not-asked',
      gp: 'no',
      withoutConsentBecause: 'none',
      sector: 'none',
    },
    field: 'hub',
  },
  {
    of: 'anything-else',
    when: 'the first referral is to come',
    answers: { firstReferredOn: '2026-12-01' },
    field: 'firstReferredOn',
  },
  {
    of: 'anything-else',
    when: 'the first referral is of another episode',
    answers: { firstReferredOn: '2023-11-21' },
    field: 'firstReferredOn',
  },
];

function safe(answer: string): FormAnswers {
  return {
    through: 'directly',
    safePhone: answer,
    safeVoicemail: answer,
    safeSms: answer,
    safeEmail: answer,
    safeLetter: answer,
    seenBy: [answer === 'no' ? 'nobody' : answer === 'yes' ? 'family' : 'not-known'],
  };
}

describe('what cannot be', () => {
  it.each(cases)('$of: is told at $field when $when', ({ of, answers, field }) => {
    const topic = topics[of];
    const wrong = checkAnswers(topic.form, answers, topic.sentences);
    const problems = wrong.length > 0 ? wrong : (topic.alsoCheck?.(answers, context) ?? []);

    expect(problems.map((problem) => problem.field)).toEqual([field]);
  });
});

describe('what can be', () => {
  it.each<{ of: QuestionTopic; what: string; answers: FormAnswers }>([
    {
      of: 'signs',
      what: 'unwanted thoughts alone',
      answers: { signs: ['unwanted-intrusive-thoughts'] },
    },
    {
      of: 'signs',
      what: 'an amber sign without a reason',
      answers: { signs: ['severe-insomnia'], urgency: 'not-urgent' },
    },
    {
      of: 'contact',
      what: 'somebody in prison, reached through healthcare,',
      answers: { ...safe('no'), ...healthcare },
    },
    {
      of: 'scores',
      what: 'nobody said yes to self-harm',
      answers: { epds: '12', 'epds-item-10': '0' },
    },
  ])('$of: $what asks nothing more', ({ of, answers }) => {
    const topic = topics[of];
    expect(checkAnswers(topic.form, answers, topic.sentences)).toEqual([]);
    expect(topic.alsoCheck?.(answers, context) ?? []).toEqual([]);
  });
});

describe('what is asked more', () => {
  it.each([
    {
      pathways: ['birth-trauma'],
      kinds: [],
      state: 'not-pregnant',
      is: { trauma: true, fear: false, earlierLoss: false },
    },
    {
      pathways: ['tokophobia'],
      kinds: [],
      state: 'pregnant',
      is: { trauma: false, fear: true, earlierLoss: false },
    },
    {
      pathways: [],
      kinds: ['loss'],
      state: 'pregnant',
      is: { trauma: false, fear: false, earlierLoss: true },
    },
    {
      pathways: [],
      kinds: ['loss'],
      state: 'not-pregnant',
      is: { trauma: false, fear: false, earlierLoss: false },
    },
  ])('follows $pathways, $kinds and $state', ({ pathways, kinds, state, is }) => {
    const answers = {
      topics: { need: { pathways }, now: { state } },
      occurrences: kinds.map((kind) => ({ kind })),
    };

    expect(asksAbout(answers)).toEqual(is);
  });
});
