import { describe, expect, it } from '@jest/globals';
import { RecordAgreement } from '@waymark/contracts';
import { validateSync } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { isQuestion } from '../../../layout/form/question.js';
import { agreementLines } from '../../../layout/words/agreement-lines.js';
import { aReferral, saidAboutSharing } from '../../../testing/referral-examples.fixture.js';
import { rulesOf } from '../../../testing/rules-of.fixture.js';
import {
  agreementBody,
  AgreementForm,
  agreementPage,
  agreementPrefill,
  agreementQuestions,
  agreementSentences,
  problemsRefused,
} from './agreement.presenter.js';

const TODAY = '2026-11-22';
const prefilled = agreementPrefill(aReferral, TODAY, 'Amara Osei');
const filled = { ...prefilled, vcse: 'does-not-agree', how: 'telephone' };

describe('what the person said about sharing', () => {
  it('has a sentence for every rule of its form', () => {
    for (const { field, rule } of rulesOf(AgreementForm)) {
      expect({ field, rule, says: agreementSentences[field]?.[rule] }).toEqual({
        field,
        rule,
        says: expect.any(String) as unknown,
      });
    }
  });

  it('whoever has agreed is taken not to have been asked again; the others must be answered', () => {
    expect(prefilled).toMatchObject({ hub: 'not-asked', vcse: undefined, askedOn: TODAY });
    const problems = checkAnswers(AgreementForm, prefilled, agreementSentences);
    expect(problems.map(({ field }) => field)).toEqual(['vcse', 'how']);
    expect(checkAnswers(AgreementForm, filled, agreementSentences)).toEqual([]);
  });

  it('is sent as intake takes it: only what was asked', () => {
    const body = agreementBody(filled, 3);
    expect(body).toEqual({
      said: [{ recipient: 'vcse', answer: 'does-not-agree' }],
      how: 'telephone',
      askedOn: TODAY,
      askedBy: 'Amara Osei',
      factsVersion: 3,
    });
    const strict = { whitelist: true, forbidNonWhitelisted: true };
    expect(validateSync(plainToInstance(RecordAgreement, body), strict)).toEqual([]);
  });

  it.each([
    { born: '2010-11-23', asks: true },
    { born: '2010-11-22', asks: false },
    { born: undefined, asks: false },
  ])('born on $born: whose answer it is, asked $asks', ({ born, asks }) => {
    const { birthDate: _birthDate, ...person } = aReferral.sent.person;
    const sent = { ...aReferral.sent, person: { ...person, ...(born && { birthDate: born }) } };
    const names = agreementQuestions({ ...aReferral, sent }, TODAY)
      .filter(isQuestion)
      .map(({ name }) => name);
    expect(names.includes('under16')).toBe(asks);
  });

  it('keeps the version that was read, says why it is asked, and leads back where one came from', () => {
    const nextStep = { ...aReferral.nextStep, what: 'ask-her', because: 'Ask about a hub.' };
    const referral = { ...aReferral, nextStep: nextStep as typeof aReferral.nextStep & object };
    expect(
      agreementPage(referral, TODAY, '/worklist/x', { answers: {}, version: 7 }),
    ).toMatchObject({
      asked: 'Ask about a hub.',
      section: 'Worklist',
      hidden: { version: '7' },
      back: { href: '/worklist/x' },
    });
  });

  it('what intake refuses is shown at the question that puts it right', () => {
    const refused = [
      { field: 'askAgainOn', rule: 'ask-again', message: 'Say on which day.' },
      { field: 'said[0].answer', rule: 'new-rule', message: 'Said by intake.' },
    ];
    expect(problemsRefused(refused)).toEqual([
      { field: 'askAgainOn', text: 'Enter the day on which the person is asked again' },
      { field: 'maincontent', text: 'Said by intake.' },
    ]);
  });

  it('is shown with when, how and by whom, and when it is asked again', () => {
    expect(agreementLines([saidAboutSharing])).toEqual([
      {
        asked: 'Asked on 21 November 2026, by telephone, by Amara Osei, midwife',
        said: [
          'A charity or community organisation: wants to think about it',
          'The GP practice: does not agree',
          'To be asked again on 3 December 2026',
        ],
      },
    ]);
  });
});
