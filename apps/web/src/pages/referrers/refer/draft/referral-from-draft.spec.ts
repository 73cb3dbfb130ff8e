import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ReferralFacts, SendReferral } from '@waymark/contracts';
import type { FormAnswers } from '../../../../layout/form/question.js';
import { aDraft, aTopicContext } from '../../../../testing/drafts.fixture.js';
import { placesFound } from '../../../../testing/judging-examples.fixture.js';
import { problemsOf } from '../form-flow.js';
import { draftFromReferral } from '../../answer/draft-from-referral.js';
import { checkAnswersPage } from '../../check-answers/check-answers.presenter.js';
import type { DraftAnswers } from './draft.js';
import { contactFrom } from './contact-from-draft.js';
import { fittingAnswers } from './fitting-answers.js';
import { factsFromReferral } from '../../../../layout/judging/facts-from-referral.js';
import { referralFromDraft } from './referral-from-draft.js';

const problems = (Class: new () => object, plain: object): readonly unknown[] =>
  validateSync(plainToInstance(Class, plain), {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });

const with_ = (topics: DraftAnswers['topics']): DraftAnswers => ({
  ...aDraft,
  topics: { ...aDraft.topics, ...topics },
});

describe('a referral from a draft', () => {
  const sent = referralFromDraft(aDraft);

  it('is what intake takes', () => {
    expect(problems(SendReferral, sent)).toEqual([]);
  });

  it('holds what was answered, in the words of the contracts', () => {
    expect(sent).toMatchObject({
      person: { fullName: 'Amara Demo', nhsNumber: '9990001073', postcode: 'CV1 1AA' },
      where: { residencePlaces: ['coventry'], gpPracticeCode: 'M86001', bookedUnit: 'none' },
      current: { state: 'pregnant', dueOn: '2027-03-22', dueCertainty: 'exact' },
      occurrences: [
        { pregnancy: 1, loss: { kind: 'neonatal-death', gestationWeeks: 30, ageAtDeathDays: 6 } },
        { pregnancy: 1, kind: 'birth' },
      ],
      need: { scores: [{ measure: 'CORE-10', total: 19, on: '2026-11-10' }] },
      safety: { signs: ['severe-insomnia'], signsAsked: true, urgency: 'not-urgent' },
      equity: { ethnicCategory: 'N', inclusionGroups: ['rural'] },
    });
  });

  it('says who sees it, what was agreed to knowing that, and how to call', () => {
    expect(sent.person.contact.safe).toEqual({
      ...{ phone: 'yes', voicemail: 'no', sms: 'yes', email: 'not-known', letter: 'no' },
      ...{ othersSeeMessages: 'yes', seenBy: ['partner', 'family'], knowingly: ['sms'] },
      ...{ partnerKnows: 'no', callerNumber: 'withheld', times: 'Weekdays, 10am to noon' },
      ...{ askFor: 'Ama', sayYouAre: 'the library', codeWord: 'Kingfisher' },
      instructions: 'A sister may answer.',
    });
    const closed = { ...aDraft.topics.contact, safeSms: 'no' };
    expect(contactFrom(closed).safe).not.toHaveProperty('knowingly');
    const alone = { ...aDraft.topics.contact, seenBy: ['nobody'] };
    expect(contactFrom(alone).safe).toMatchObject({ othersSeeMessages: 'no' });
    expect(contactFrom(alone).safe).not.toHaveProperty('knowingly');
  });

  it.each([
    { before: 'yes', is: 'somebody-else' },
    { before: 'no', is: 'nobody' },
    { before: 'not-known', is: 'not-known' },
  ])('that was saved before it was asked who sees it: $before', ({ before, is }) => {
    const { seenBy: _, ...contact } = aDraft.topics.contact ?? {};
    const kept = with_({ contact: { ...contact, othersSeeMessages: before } });
    const today = fittingAnswers(kept, '2026-11-22');
    expect(problemsOf('contact', aTopicContext(today))).toEqual(
      before === 'not-known' ? [expect.objectContaining({ field: 'knowingly' })] : [],
    );
    expect(referralFromDraft(today).person.contact.safe).toMatchObject({
      othersSeeMessages: before,
      seenBy: [is],
    });
  });

  it('says how the person reads, and who may interpret', () => {
    const wishes = { dialect: 'Sylheti', reading: 'easy-read', interpreterWish: 'woman' };
    const communication = { ...aDraft.topics.communication, ...wishes };
    const referral = referralFromDraft(with_({ communication }));

    expect(referral).toMatchObject({
      person: { dialect: 'Sylheti' },
      equity: { reading: 'easy-read', interpreterWish: 'woman' },
    });
    expect(problems(SendReferral, referral)).toEqual([]);
  });

  it('says "not known" and "not asked" for everything that was not answered', () => {
    const empty = referralFromDraft({ topics: {}, occurrences: [] });

    expect(empty).toMatchObject({
      where: { residence: 'not-known', residencePlaces: [] },
      current: { state: 'not-known' },
      need: { level: 'not-known', priorTherapy: 'not-known', scores: [] },
      safety: { signs: [], signsAsked: false, urgency: 'not-asked', riskToSelf: 'not-known' },
      consent: { hub: 'not-asked', vcse: 'not-asked' },
      person: { contact: { safe: { phone: 'not-known', othersSeeMessages: 'not-known' } } },
      equity: { ethnicCategory: '99', language: 'not-known', disability: 'not-known' },
    });
  });

  it.each([
    {
      what: 'postcode and address of a hidden home',
      topics: {
        where: { residence: 'hidden', area: 'coventry', gpPractice: 'none', bookedUnit: 'none' },
      },
      is: {
        where: { residence: 'hidden', residencePlaces: ['coventry'] },
        person: { fullName: 'Amara Demo' },
      },
      gone: ['postcode', 'address'],
    },
    {
      what: 'the reason for no NHS number beside a number',
      topics: {
        person: { fullName: 'A', nhsNumber: '9990001073', noNhsNumberBecause: 'not-known' },
      },
      is: { person: { nhsNumber: '9990001073' } },
      gone: ['noNhsNumberBecause'],
    },
  ])('leaves out $what', ({ topics, is, gone }) => {
    const referral = referralFromDraft(with_(topics));

    expect(referral).toMatchObject(is);
    expect(Object.keys(referral.person).filter((field) => gone.includes(field))).toEqual([]);
  });

  it('leaves out answers to questions that are no longer asked', () => {
    const { need } = referralFromDraft(
      with_({ need: { pathways: [], level: 'mild', impact: 'little' } }),
    );

    expect(need).toMatchObject({ traumaKinds: [], tokophobiaKind: 'not-known' });
    expect(need.traumaOn).toBeUndefined();
  });

  it('asks nobody for a carer where no living baby was told of', () => {
    const answers = { ...aDraft, occurrences: aDraft.occurrences.slice(0, 1) };

    expect(referralFromDraft(answers).primaryCarer).toBe('not-known');
  });

  it.each([
    { ticked: ['none'], is: { signs: [], signsAsked: true, urgency: 'not-asked' } },
    { ticked: ['not-asked'], is: { signs: [], signsAsked: false, urgency: 'not-asked' } },
    {
      ticked: ['suicidal-plan'],
      is: { signs: ['suicidal-plan'], signsAsked: true, urgency: 'call-now' },
    },
  ])('tells signs $ticked apart', ({ ticked, is }) => {
    const answers = with_({ signs: { signs: ticked, urgency: 'call-now' } });

    expect(referralFromDraft(answers).safety).toMatchObject(is);
  });

  it.each<{ what: string; signs: FormAnswers; scores: FormAnswers; is: object }>([
    {
      what: 'of both answers the more urgent',
      signs: { signs: ['estrangement'], urgency: 'not-urgent', notUrgentBecause: 'other' },
      scores: { epds: '12', 'epds-item-10': '2', urgency: 'within-48-hours' },
      is: { urgency: 'within-48-hours' },
    },
    {
      what: 'why neither is urgent, the answer about self-harm first',
      signs: { signs: ['severe-insomnia'], urgency: 'not-urgent' },
      scores: {
        epds: '12',
        'epds-item-10': '1',
        urgency: 'not-urgent',
        notUrgentBecause: 'thoughts-without-intent',
      },
      is: { urgency: 'not-urgent', notUrgentBecause: 'thoughts-without-intent' },
    },
    {
      what: 'nothing of a question that nothing asks',
      signs: { signs: ['none'] },
      scores: { epds: '12', 'epds-item-10': '0', urgency: 'call-now' },
      is: { urgency: 'not-asked' },
    },
  ])('sends $what', ({ signs, scores, is }) => {
    const { safety, need } = referralFromDraft(with_({ signs, scores }));
    const { urgency, notUrgentBecause } = safety;
    expect({ urgency, ...(notUrgentBecause && { notUrgentBecause }) }).toEqual(is);
    expect(need.scores).toEqual([
      { measure: 'EPDS', total: 12, selfHarmItem: Number(scores['epds-item-10']) },
    ]);
  });

  it('sends who took the call, and more about why it is not urgent', () => {
    const callTaken = {
      to: 'crisis',
      takenBy: 'Duty nurse',
      at: '2026-11-22T11:00:00.000Z',
    } as const;
    const signs = { signs: ['estrangement'], urgency: 'not-urgent', urgencyComment: 'Settled.' };
    const referral = referralFromDraft({ ...with_({ signs }), callTaken });
    expect(referral).toMatchObject({ callTaken, urgencyComment: 'Settled.' });
  });

  it('carries that it adds to an open one', () => {
    expect(referralFromDraft({ ...aDraft, addToOpen: true }).addToOpen).toBe(true);
    expect(referralFromDraft(aDraft)).not.toHaveProperty('addToOpen');
  });

  it('carries why it goes on although the criteria say no, as intake takes it', () => {
    const despiteCriteria = { reason: 'person-asks', words: 'More than the form asks.' };
    expect(referralFromDraft({ ...aDraft, despiteCriteria }).despiteCriteria).toEqual(
      despiteCriteria,
    );
    expect(referralFromDraft(aDraft)).not.toHaveProperty('despiteCriteria');
  });

  it('carries why it goes on beside an open one', () => {
    const referral = referralFromDraft({ ...aDraft, referAnywayBecause: 'Another loss since.' });

    expect(referral.referAnywayBecause).toBe('Another loss since.');
  });
});

describe('ways for those whom the plain way does not fit', () => {
  const through = {
    through: 'prison-healthcare',
    throughName: 'Healthcare (invented prison)',
    throughPhone: '01632 960001',
    safePhone: 'no',
    safeVoicemail: 'no',
    safeSms: 'no',
    safeEmail: 'no',
    safeLetter: 'no',
    seenBy: ['not-known'],
  };
  const special = with_({
    'whose-care': { loss: 'no', about: 'surrogate' },
    person: { ...aDraft.topics.person, pronouns: 'he/him', birthDate: '2011-03-31' },
    where: { ...aDraft.topics.where, mayMoveSoon: 'yes', gpPractice: 'armed-forces' },
    contact: through,
    consent: { ...aDraft.topics.consent, under16: 'gillick-competent' },
    equality: { genderIdentity: 'man', genderSameAsAtBirth: 'no' },
  });

  it('are sent as they were answered, and are what intake takes', () => {
    const referral = referralFromDraft(special);
    expect(referral).toMatchObject({
      about: 'pregnant-person',
      parenthood: 'surrogate',
      person: {
        pronouns: 'he/him',
        contact: {
          through: {
            kind: 'prison-healthcare',
            name: 'Healthcare (invented prison)',
            phone: '01632 960001',
          },
        },
      },
      where: { mayMoveSoon: 'yes', gpPractice: 'armed-forces', gpPlaces: [] },
      consent: { under16: 'gillick-competent' },
      equity: { genderIdentity: 'man', genderSameAsAtBirth: 'no' },
    });
    expect(referral.where).not.toHaveProperty('gpPracticeCode');
    expect(problems(SendReferral, referral)).toEqual([]);
  });

  it.each([
    { about: 'partner', is: { about: 'partner' } },
    { about: 'adoptive-parent', is: { about: 'pregnant-person', parenthood: 'adoptive-parent' } },
    { about: 'intended-parent', is: { about: 'pregnant-person', parenthood: 'intended-parent' } },
    { about: 'pregnant-person', is: { about: 'pregnant-person' } },
  ])('about a $about sends whom it is about', ({ about, is }) => {
    const { about: whom, parenthood } = referralFromDraft(with_({ 'whose-care': { about } }));
    expect({ about: whom, ...(parenthood !== undefined && { parenthood }) }).toEqual(is);
  });

  it('are read over before they are sent', () => {
    const sending = { idempotencyKey: 'k', referral: referralFromDraft(special) };
    const page = checkAnswersPage('d', aTopicContext(special), sending);
    const shown = page.sections.flatMap(({ rows }) =>
      rows.map(({ key, value }) => `${key}: ${value}`),
    );
    expect(shown).toEqual(
      expect.arrayContaining([
        'Pronouns: he/him',
        'Home may change soon: Yes',
        'Through whom: Healthcare (invented prison)',
        'Under 16: who could agree: The person is competent to agree (Gillick) and has agreed',
        'Gender: Man',
        expect.stringMatching(/^Reached: Through somebody else: healthcare of a prison/),
        expect.stringMatching(/: A surrogate$/),
        expect.stringMatching(/: Registered with a GP practice of the armed forces$/),
      ]),
    );
  });

  it('drop who could agree once somebody is not, or no longer, under 16', () => {
    expect(fittingAnswers(special, '2027-03-30')).toBe(special);
    const later = fittingAnswers(special, '2027-03-31');
    expect(referralFromDraft(later).consent).not.toHaveProperty('under16');
    expect(later.topics.consent).toMatchObject({ hub: 'yes' });
  });

  it('come back in the questions that are asked later', () => {
    const again = referralFromDraft(draftFromReferral(referralFromDraft(special)), 'all');
    const { where, consent } = referralFromDraft(special);
    expect(again).toMatchObject({ where, consent });
  });
});

describe('what was sent, as the form’s answers again', () => {
  it('keeps what was answered about self-harm, and how soon', () => {
    const scores = {
      epds: '12',
      'epds-item-10': '1',
      urgency: 'not-urgent',
      notUrgentBecause: 'other',
    };
    const sent = referralFromDraft(with_({ scores, signs: { signs: ['none'] } }));
    const again = referralFromDraft(draftFromReferral(sent), 'all');
    expect(again).toMatchObject({ safety: sent.safety, need: { scores: sent.need.scores } });
  });

  it('gives the same facts', () => {
    const { need, safety, current, where, consent, occurrences, primaryCarer } =
      referralFromDraft(aDraft);
    const again = referralFromDraft(draftFromReferral(referralFromDraft(aDraft)), 'all');

    expect(again).toMatchObject({
      need,
      safety,
      current,
      where,
      consent,
      occurrences,
      primaryCarer,
    });
  });
});

describe('the facts that the criteria read', () => {
  const facts = (birthDate: string) =>
    factsFromReferral(
      referralFromDraft(with_({ person: { ...aDraft.topics.person, birthDate } })),
      placesFound.places,
      '2026-11-22',
    );

  it('are what eligibility takes, and nobody’s name', () => {
    const plain = facts('1994-03-31');

    expect(problems(ReferralFacts, plain)).toEqual([]);
    expect(JSON.stringify(plain)).not.toMatch(/Amara|999000|CV1|07700|Example Street/);
  });

  it.each([
    { born: '1994-03-31', is: { ageYears: 32 } },
    { born: '2009-05-30', is: { ageYears: 17, ageMonths: 5 } },
    { born: '2009-11-22', is: { ageYears: 17, ageMonths: 0 } },
    { born: '2007-11-22', is: { ageYears: 19 } },
  ])('count the age of somebody born on $born as $is', ({ born, is }) => {
    const { ageYears, ageMonths } = facts(born);

    expect({ ageYears, ...(ageMonths !== undefined && { ageMonths }) }).toEqual(is);
  });
});
