import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { AnswerQuestion, type MissingAnswer, type SendReferral } from '@waymark/contracts';
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
  raisedByAnswers,
  withAnswers,
} from './answer.presenter.js';
import { askedQuestions, unanswerable } from './asked-questions.js';
import { draftFromReferral } from './draft-from-referral.js';
import { factOfField, refusedAt } from './refused-answers.js';

const draft = draftFromReferral(aReferralSent);
const context = aTopicContext(draft);
const aDraftOf = (change: Partial<SendReferral>) =>
  draftFromReferral({ ...aReferralSent, ...change });
const asking = (...facts: readonly string[]): readonly MissingAnswer[] =>
  facts.map((fact) => ({ fact, question: 'What?' }));

function answered(
  asks: readonly MissingAnswer[],
  posted: Readonly<Record<string, unknown>>,
  before = draft,
) {
  const about = aTopicContext(before);
  const asked = askedQuestions(asks, about);
  const parts = asked.map(({ part }) => part);
  // A form is sent with what stands in it, except.
  const given = { ...earlierAnswers(before, asked), ...readAnswers(parts, posted) };
  const merged = withAnswers(before, asked, given);
  return {
    body: answerBody(QUESTION_ID, 1, merged, asked),
    problems: problemsOfAnswers(merged, asked, about),
    raised: raisedByAnswers(merged, asked, about),
  };
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
    expect(unanswerable(aQuestion.asks)).toEqual([
      'Which of the two services does the person want?',
    ]);
  });

  it('shows the earlier answers', () => {
    const asked = askedQuestions(aQuestion.asks, context);
    const page = answerPage(aReferral, aQuestion, asked, {
      answers: earlierAnswers(draft, asked),
    });

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
    { fact: 'need.level', posted: { 'need-level': 'awful' }, field: 'need-level' },
    {
      fact: 'occurrences.loss.gestationWeeks',
      posted: { 'happened-0-gestationWeeks': '50' },
      field: 'happened-0-gestationWeeks',
    },
  ])('refuses an answer to $fact that is none, at its question', ({ fact, posted, field }) => {
    expect(answered(asking(fact), posted).problems[0]?.field).toBe(field);
  });
});

describe('an answer about self-harm', () => {
  const scores = { 'scores-epds': '14', 'scores-epds-item-10': '1' };
  const notUrgent = { ...scores, 'scores-urgency': 'not-urgent' };
  it.each([
    { what: 'alone', posted: scores, is: ['scores-urgency'] },
    { what: 'called not urgent', posted: notUrgent, is: ['scores-notUrgentBecause'] },
    {
      what: 'called not urgent for a reason that is not listed',
      posted: { ...notUrgent, 'scores-notUrgentBecause': 'other' },
      is: ['scores-urgencyComment'],
    },
  ])('$what is asked how soon somebody has to act', ({ posted, is }) => {
    const { problems } = answered(asking('need.scores'), posted);
    expect(problems.map(({ field }) => field)).toEqual(is);
  });

  it('goes with how soon, why and what was said of it', () => {
    const { body, problems } = answered(asking('need.scores'), {
      ...notUrgent,
      'scores-notUrgentBecause': 'other',
      'scores-urgencyComment': 'Seen this morning.',
    });
    expect(problems).toEqual([]);
    expect(body).toMatchObject({
      need: { scores: [{ measure: 'CORE-10' }, { measure: 'EPDS', selfHarmItem: 1 }] },
      safety: { signs: ['severe-insomnia'], urgency: 'not-urgent', notUrgentBecause: 'other' },
      urgencyComment: 'Seen this morning.',
    });
  });

  it('of nothing sends no word on safety', () => {
    const none = { 'scores-epds': '14', 'scores-epds-item-10': '0' };
    const { body, problems } = answered(asking('need.scores'), none);
    expect(problems).toEqual([]);
    expect(body).not.toHaveProperty('safety');
  });

  it('given before is shown with its reason, and is not needed twice', () => {
    const safety = {
      ...aReferralSent.safety,
      signs: [],
      notUrgentBecause: 'assessed-no-immediate-risk',
    } as const;
    const need = {
      ...aReferralSent.need,
      scores: [{ measure: 'EPDS', total: 9, selfHarmItem: 2 }],
    };
    const before = aDraftOf({ need: need as SendReferral['need'], safety });
    const lower = answered(asking('need.scores'), { 'scores-epds-item-10': '1' }, before);
    expect(lower.problems).toEqual([]);
    expect(lower.body.safety).toEqual(safety);
    const sooner = { 'scores-urgency': 'within-48-hours' };
    expect(answered(asking('need.scores'), sooner, before).body.safety?.urgency).toBe(
      'within-48-hours',
    );
  });
});

describe('an answer that changes what else was answered', () => {
  it('asks for agreement anew where nobody would be allowed any more', () => {
    const consent = { hub: 'no', otherNhs: 'no', vcse: 'yes', gp: 'no' } as const;
    const posted = { 'consent-vcse': 'no' };
    const { problems, raised } = answered(asking('consent.vcse'), posted, aDraftOf({ consent }));
    expect(problems).toEqual([]);
    expect(raised).toEqual(['consent']);
  });

  it('is not asked for what was left out from the beginning', () => {
    const birthDate = {
      'person-birthDate-day': '1',
      'person-birthDate-month': '2',
      'person-birthDate-year': '1990',
    };
    expect(answered(asking('birthDate'), birthDate).raised).toEqual([]);
  });

  it('leaves how soon somebody has to act as another system said it', () => {
    const safety = { ...aReferralSent.safety, signs: [], urgency: 'call-now' } as const;
    const { body } = answered(
      asking('safety.riskToSelf'),
      { 'safety-riskToSelf': 'significant' },
      aDraftOf({ safety }),
    );
    expect(body.safety).toEqual({ ...safety, riskToSelf: 'significant' });
  });

  it.each([
    { field: 'occurrences[1].on', fact: 'occurrences.on', at: 'happened-1-on' },
    {
      field: 'occurrences[0].loss.gestationWeeks',
      fact: 'occurrences.loss.gestationWeeks',
      at: 'happened-0-gestationWeeks',
    },
    { field: 'safety.notUrgentBecause', fact: 'safety.urgency', at: 'signs-notUrgentBecause' },
    { field: 'urgencyComment', fact: 'safety.urgency', at: 'signs-urgencyComment' },
    { field: 'consent', fact: 'consent', at: 'consent-hub' },
    { field: 'where.residencePlaces[0]', fact: 'places.residence', at: 'where-residence' },
    { field: 'need.scores[0].total', fact: 'need.scores', at: 'scores-core-10' },
    { field: 'birthDate', fact: 'birthDate', at: 'person-birthDate' },
    { field: 'note', fact: undefined, at: 'maincontent' },
  ])('refused by intake at $field is put right at $at', ({ field, fact, at }) => {
    const asked = askedQuestions(asking('birthDate'), context, fact === undefined ? [] : [fact]);
    const refused = [{ field, rule: 'some-rule', message: 'Put it right.' }];
    expect(factOfField(field)).toBe(fact);
    expect(refusedAt(refused, asked)).toEqual([{ field: at, text: 'Put it right.' }]);
  });
});
