import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { AnswerQuestion, type MissingAnswer } from '@waymark/contracts';
import { readAnswers } from '../../../layout/form/read-answers.js';
import { aTopicContext } from '../../../testing/drafts.fixture.js';
import {
  aQuestion,
  aReferral,
  aReferralSent,
  QUESTION_ID,
} from '../../../testing/referral-examples.fixture.js';
import { ASKABLE } from '../../hubs/moves/askable-facts.js';
import {
  answerBody,
  answerPage,
  earlierAnswers,
  problemsOfAnswers,
  withAnswers,
} from './answer.presenter.js';
import { askedQuestions, unanswerable } from './asked-questions.js';
import { draftFromReferral } from './draft-from-referral.js';

const draft = draftFromReferral(aReferralSent);
const context = aTopicContext(draft);
const asking = (...facts: readonly string[]): readonly MissingAnswer[] =>
  facts.map((fact) => ({ fact, question: 'What?' }));

function answered(asks: readonly MissingAnswer[], posted: Readonly<Record<string, unknown>>) {
  const asked = askedQuestions(asks, context);
  const given = readAnswers(
    asked.map(({ part }) => part),
    posted,
  );
  const merged = withAnswers(draft, asked, given);
  const body = answerBody(QUESTION_ID, 1, merged, asked);
  return { body, problems: problemsOfAnswers(merged, asked, context) };
}

describe('answering exactly what was asked', () => {
  it.each(Object.keys(ASKABLE))('has a question for what a team may ask: %s', (fact) => {
    expect(askedQuestions(asking(fact), context).length).toBeGreaterThan(0);
  });

  it('asks for a loss only where there was one, and says which', () => {
    const [only, ...others] = askedQuestions(asking('occurrences.loss.gestationWeeks'), context);

    expect(others).toEqual([]);
    expect(only?.part.label).toMatch(/^Weeks of pregnancy .*A baby who died in the first 28 days/);
  });

  it('asks what happened where nothing was told', () => {
    const nothing = aTopicContext({ ...draft, occurrences: [] });
    const fields = askedQuestions(asking('occurrences.on'), nothing).map(({ field }) => field);

    expect(fields).toEqual(['kind', 'lossKind', 'cause', 'at', 'on', 'certainty']);
  });

  it.each([
    {
      what: 'a separation nobody had told of',
      posted: {
        'happened-2-kind': 'separation',
        'happened-2-cause': 'safeguarding',
        'happened-2-at': 'birth',
      },
      added: [{ kind: 'separation', separation: { cause: 'safeguarding', at: 'birth' } }],
    },
    { what: 'nothing more', posted: { 'happened-2-kind': 'nothing' }, added: [] },
  ])('takes $what', ({ posted, added }) => {
    const { body, problems } = answered(asking('occurrences.separation.cause'), posted);

    expect(problems).toEqual([]);
    expect(body.occurrences).toMatchObject([...aReferralSent.occurrences, ...added]);
    expect(body.occurrences).toHaveLength(2 + added.length);
  });

  it('asks each thing once, however often it is asked for', () => {
    expect(askedQuestions(asking('ageYears', 'ageMonths', 'birthDate'), context)).toHaveLength(1);
  });

  it('says what has to be answered by telephone', () => {
    expect(unanswerable(aQuestion.asks)).toEqual(['Which of the two services does she want?']);
  });

  it('shows the earlier answers', () => {
    const asked = askedQuestions(aQuestion.asks, context);
    const page = answerPage(aReferral, aQuestion, asked, earlierAnswers(draft, asked));

    expect(page).toMatchObject({
      questions: [
        { name: 'happened-0-gestationWeeks', value: '30' },
        { name: 'need-level', value: 'moderate' },
      ],
    });
  });

  it('sends the parts that were asked for, whole, and no others', () => {
    const { body, problems } = answered(aQuestion.asks, {
      'need-level': 'severe',
      'happened-0-gestationWeeks': '31',
    });

    expect(problems).toEqual([]);
    expect(Object.keys(body).sort()).toEqual(['factsVersion', 'need', 'occurrences', 'questionId']);
    expect(body.need).toEqual({ ...aReferralSent.need, level: 'severe' });
    expect(body.occurrences?.[0]?.loss?.gestationWeeks).toBe(31);
  });

  it.each([
    {
      fact: 'need.tokophobiaKind',
      posted: { 'need-more-tokophobiaKind': 'secondary' },
      is: { need: { tokophobiaKind: 'secondary' } },
    },
    {
      fact: 'current.dueOn',
      posted: {
        'now-state': 'pregnant',
        'now-dueOn-day': '1',
        'now-dueOn-month': '4',
        'now-dueOn-year': '2027',
        'now-dueCertainty': 'exact',
      },
      is: { current: { dueOn: '2027-04-01' } },
    },
    {
      fact: 'places.residence',
      posted: { 'where-residence': 'hidden', 'where-area': 'norfolk' },
      is: { where: { residence: 'hidden', residencePlaces: ['norfolk'] } },
    },
    {
      fact: 'consent.vcse',
      posted: { 'consent-vcse': 'yes' },
      is: { consent: { vcse: 'yes', hub: 'yes' } },
    },
    { fact: 'primaryCarer', posted: { 'now-primaryCarer': 'no' }, is: { primaryCarer: 'no' } },
    {
      fact: 'birthDate',
      posted: {
        'person-birthDate-day': '1',
        'person-birthDate-month': '2',
        'person-birthDate-year': '1990',
      },
      is: { birthDate: '1990-02-01' },
    },
    {
      fact: 'safety.riskToSelf',
      posted: { 'safety-riskToSelf': 'significant' },
      is: { safety: { riskToSelf: 'significant', signs: ['severe-insomnia'] } },
    },
  ])('answers $fact as intake takes it', ({ fact, posted, is }) => {
    const { body, problems } = answered(asking(fact), posted);

    expect(problems).toEqual([]);
    expect(body).toMatchObject(is);
    expect(
      validateSync(plainToInstance(AnswerQuestion, body), {
        whitelist: true,
        forbidNonWhitelisted: true,
      }),
    ).toEqual([]);
  });

  it.each([
    { fact: 'need.level', posted: {}, field: 'need-level' },
    {
      fact: 'occurrences.loss.gestationWeeks',
      posted: { 'happened-0-gestationWeeks': '50' },
      field: 'happened-0-gestationWeeks',
    },
  ])('refuses an answer to $fact that is none, at its question', ({ fact, posted, field }) => {
    expect(answered(asking(fact), posted).problems[0]?.field).toBe(field);
  });
});
