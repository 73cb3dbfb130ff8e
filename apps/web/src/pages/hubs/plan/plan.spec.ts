import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  AddGoal,
  AddStep,
  ChangeGoal,
  EndPlan,
  OpenPlan,
  PLAN_MOVES,
  RecordBarrier,
  RecordPlanContact,
  RecordReview,
  RecordScores,
  RecordSignpost,
  RecordStep,
  ReopenPlan,
  StrikeEntry,
  type ChangePlan,
  type PlanMove,
} from '@waymark/contracts';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import {
  aDeskWithoutPlan,
  aPlanDesk,
  CONTACT_ID,
  GOAL_ID,
  STEP_ID,
} from '../../../testing/link-work-examples.fixture.js';
import { aDirectory } from '../../../testing/placing-examples.fixture.js';
import { aReferralSent } from '../../../testing/referral-examples.fixture.js';
import { rulesOf } from '../../../testing/rules-of.fixture.js';
import type { PlanContext } from './changes/plan-form.js';
import { PLAN_FORMS } from './changes/plan-forms.js';
import { planChangePage } from './plan-change.presenter.js';
import { planPage } from './plan.presenter.js';

const { contact } = aReferralSent.person;
const { services } = aDirectory;
const context = (about = ''): PlanContext => ({
  desk: aPlanDesk,
  services,
  today: '2026-11-22',
  contact,
  about,
});
const formOf = (what: PlanMove) => {
  const form = PLAN_FORMS.find((one) => one.what === what);
  if (form === undefined) throw new Error(`no form for ${what}`);
  return form;
};

const on = '2026-11-22';
const EXAMPLES: readonly {
  readonly what: PlanMove;
  readonly answers: FormAnswers;
  readonly about?: string;
  readonly Body: new () => ChangePlan;
}[] = [
  { what: 'open', answers: { nextReviewOn: '2026-12-21' }, Body: OpenPlan },
  { what: 'reopen', answers: { nextReviewOn: '2026-12-21' }, Body: ReopenPlan },
  { what: 'add-goal', answers: { words: 'To sing.', category: 'groups' }, Body: AddGoal },
  {
    what: 'change-goal',
    answers: { words: 'To sing.', category: 'groups', state: 'reached' },
    about: GOAL_ID,
    Body: ChangeGoal,
  },
  {
    what: 'add-step',
    answers: { words: 'Ring.', who: 'link-worker', by: '2026-12-01' },
    about: GOAL_ID,
    Body: AddStep,
  },
  { what: 'record-step', answers: { state: 'done' }, about: STEP_ID, Body: RecordStep },
  {
    what: 'record-contact',
    answers: {
      safeContact: ['read'],
      on,
      channel: 'phone',
      reached: 'yes',
      minutes: '20',
      asAgreed: 'yes',
    },
    Body: RecordPlanContact,
  },
  {
    what: 'record-review',
    answers: { on, words: 'Well.', nextReviewOn: '2026-12-21' },
    Body: RecordReview,
  },
  {
    what: 'record-scores',
    answers: { on, at: 'review', 'score-domain-1': '10', 'score-domain-3': '1' },
    Body: RecordScores,
  },
  {
    what: 'record-signpost',
    answers: { on, category: 'peer-support', serviceId: 'cw-loss' },
    Body: RecordSignpost,
  },
  {
    what: 'record-barrier',
    answers: { on, barrier: 'transport', category: 'groups', overcome: 'no' },
    Body: RecordBarrier,
  },
  {
    what: 'strike-entry',
    answers: { reason: 'wrong-person' },
    about: CONTACT_ID,
    Body: StrikeEntry,
  },
  { what: 'end', answers: { on, outcome: 'goals-reached' }, Body: EndPlan },
];

describe('what can be done with a plan', () => {
  it('has a form and an example each', () => {
    const all = [...PLAN_MOVES].sort();

    expect(PLAN_FORMS.map(({ what }) => what).sort()).toEqual(all);
    expect(EXAMPLES.map(({ what }) => what).sort()).toEqual(all);
    expect(new Set(PLAN_FORMS.map(({ path }) => path)).size).toBe(PLAN_FORMS.length);
  });

  it.each(
    PLAN_FORMS.flatMap((form) =>
      rulesOf(form.form).map((rule) => ({ ...rule, form, path: form.path })),
    ),
  )('$path has a sentence for $field: $rule', ({ form, field, rule }) => {
    expect(form.sentences[field]?.[rule]).toMatch(/^[A-Z].{8,}/);
  });

  it.each(EXAMPLES)('$what takes its example and sends what routing takes', (example) => {
    const { what, answers, about, Body } = example;
    const form = formOf(what);
    const body = { ...form.body(answers, context(about)), version: 3, byName: 'Robin' };

    expect(checkAnswers(form.form, answers, form.sentences)).toEqual([]);
    expect(form.alsoCheck?.(answers, context(about)) ?? []).toEqual([]);
    expect(
      validateSync(plainToInstance(Body, body), { whitelist: true, forbidNonWhitelisted: true }),
    ).toEqual([]);
  });

  it.each(['change-goal', 'add-step', 'record-step', 'strike-entry'] as const)(
    '%s is about something of this plan, or about nothing',
    (what) => {
      expect(formOf(what).about?.(context('elsewhere'))).toBeUndefined();
    },
  );

  it.each([
    { score: '0', is: 1 },
    { score: '1', is: 0 },
    { score: '10', is: 0 },
    { score: '11', is: 1 },
    { score: '5.5', is: 1 },
    { score: 'x', is: 1 },
  ])('a score of $score has $is problems', ({ score, is }) => {
    const answers = { on, at: 'start', 'score-domain-2': score };

    expect(formOf('record-scores').alsoCheck?.(answers, context())).toHaveLength(is);
  });

  it('scores nothing without a score, and begins with the start', () => {
    const form = formOf('record-scores');

    expect(form.alsoCheck?.({ on, at: 'start' }, context())).toMatchObject([
      { field: 'score-domain-1' },
    ]);
    expect(form.prefill?.(context())).toEqual({ on });
  });

  it('wants to know what happened where a contact was not as agreed', () => {
    const check = formOf('record-contact').alsoCheck;

    expect(check?.({ asAgreed: 'no' }, context())).toMatchObject([{ field: 'words' }]);
    expect(check?.({ asAgreed: 'no', words: 'By mistake.' }, context())).toEqual([]);
    expect(check?.({ asAgreed: 'yes' }, context())).toEqual([]);
  });

  it('says at each way what the person has said of it, and nothing where it cannot be known', () => {
    const ways = (of: PlanContext) => {
      const [, , channel] = formOf('record-contact').questions(of);
      return channel !== undefined && 'options' in channel
        ? channel.options.map(({ hint }) => hint)
        : [];
    };

    expect(ways(context()).slice(0, 2)).toEqual([
      'The person has said that it is safe.',
      'The person has said that it is not safe.',
    ]);
    expect(ways({ ...context(), contact: undefined })).toEqual(Array(8).fill(undefined));
  });

  it('keeps the version it was first read at, and names what it is about', () => {
    const page = planChangePage(formOf('add-step'), context(GOAL_ID), {
      answers: {},
      problems: [],
      version: '9',
    });

    expect(page).toMatchObject({
      about: 'To sing again.\nTo meet other mums who get it.',
      hidden: { version: '9', about: GOAL_ID },
    });
  });
});

describe('the page of a plan', () => {
  const page = planPage({ desk: aPlanDesk, contact, services });

  it('says first how the person may be contacted, or that nobody knows just now', () => {
    expect(page.safeContact[2]).toBe('Not safe, do not: leave a voicemail, send a letter.');
    expect(planPage({ desk: aPlanDesk, contact: undefined, services }).safeContact).toEqual([
      expect.stringContaining('Do not contact them before you know it'),
    ]);
  });

  it('offers what routing allows, and no more', () => {
    expect(page.actions.map(({ text }) => text)).toContain('Record a contact');
    const ended = planPage({ desk: { ...aPlanDesk, may: [] }, contact, services });
    expect(ended.actions).toEqual([]);
    expect(ended.goals[0]?.links).toEqual([]);
    expect(ended.contacts[0]?.strike).toBeUndefined();
  });

  it('has scores with domains down and times across, oldest first', () => {
    expect(page.scores).toMatchObject({
      columns: [
        { heading: 'At the start, 14 September 2026' },
        { heading: 'At a review, 12 October 2026' },
      ],
      rows: [
        { domain: 'Domain 1', scores: ['3', '6'] },
        { domain: 'Domain 2', scores: ['4', 'Not scored'] },
        { domain: 'Domain 3', scores: ['Not scored', '5'] },
      ],
    });
  });

  it('leaves out scores that do not count, and keeps a domain that is no longer configured', () => {
    const { plan } = aPlanDesk;
    if (plan === undefined) throw new Error('there is a plan');
    const [first, ...rest] = plan.scores;
    const struck = first === undefined ? [] : [{ ...first, struck: 'wrong-details' as const }];
    const desk = {
      ...aPlanDesk,
      domains: [{ code: 'domain-2', label: 'Two' }],
      plan: { ...plan, scores: [...struck, ...rest] },
    };

    expect(
      planPage({ desk, contact: aReferralSent.person.contact, services }).scores,
    ).toMatchObject({
      columns: [{ heading: 'At the start, 14 September 2026' }],
      rows: [
        { domain: 'Two', scores: ['4'] },
        { domain: 'domain-1', scores: ['3'] },
      ],
    });
  });

  it('shows that an entry does not count, and cannot strike it twice', () => {
    expect(page.contacts[1]).toMatchObject({
      struck: 'Does not count: it is about another person',
      strike: undefined,
    });
  });

  it('shows ten contacts, and says how many more there are', () => {
    const { plan } = aPlanDesk;
    const [contact] = plan?.contacts ?? [];
    if (plan === undefined || contact === undefined) throw new Error('there is a contact');
    const contacts = Array.from({ length: 12 }, () => contact);
    const desk = { ...aPlanDesk, plan: { ...plan, contacts } };

    expect(planPage({ desk, contact: aReferralSent.person.contact, services })).toMatchObject({
      moreContacts: '2 earlier contacts can be read in the printed plan.',
    });
    expect(
      planPage({ desk, contact: aReferralSent.person.contact, services }, true).contacts,
    ).toHaveLength(12);
  });

  it('without a plan offers to begin one', () => {
    const empty = planPage({ desk: aDeskWithoutPlan, contact, services });

    expect(empty).toMatchObject({
      hasPlan: false,
      actions: [{ text: 'Begin a plan' }],
      summary: [{ key: 'State' }, { key: 'It lasts' }],
    });
  });
});
