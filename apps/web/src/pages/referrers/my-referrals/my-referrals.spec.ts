import { describe, expect, it } from '@jest/globals';
import { aDraft } from '../../../testing/drafts.fixture.js';
import { aReferral, myReferrals, REFERRAL_ID } from '../../../testing/referral-examples.fixture.js';
import {
  alreadyReferredPage,
  choiceProblems,
} from '../already-referred/already-referred.presenter.js';
import { referralPage } from '../referral/referral.presenter.js';
import { startPage } from '../start/start.presenter.js';
import { rulesOf } from '../../../testing/rules-of.fixture.js';
import { WithdrawForm, withdrawPage, withdrawSentences } from '../withdraw/withdraw.presenter.js';
import { pageNumber } from '../../../layout/page-number.js';
import { myReferralsPage } from './my-referrals.presenter.js';

const NOW = new Date('2026-11-22T12:00:00.000Z');

describe('my referrals', () => {
  it('is in the order of intake, across pages, and marks those that need the referrer', () => {
    const turned = { ...myReferrals, referrals: myReferrals.referrals.toReversed() };
    expect(myReferralsPage(turned, 1, NOW).rows.map(({ needsYou }) => needsYou)).toEqual([
      false,
      true,
    ]);
    expect(myReferralsPage(myReferrals, 1, NOW).rows).toMatchObject([
      {
        name: 'Amara Demo',
        needsYou: true,
        clock: '2 days left',
        href: `/referrals/${REFERRAL_ID}`,
      },
      { name: 'Beatrix Demo', needsYou: false },
    ]);
  });

  it('leads to other pages only where there are any', () => {
    const many = { ...myReferrals, total: 120 };

    expect(myReferralsPage(myReferrals, 1, NOW).after).toBeUndefined();
    expect(myReferralsPage(many, 2, NOW)).toMatchObject({
      title: 'My referrals, page 2',
      before: '/referrals',
      after: '/referrals?page=3',
    });
    expect(myReferralsPage(many, 3, NOW).after).toBeUndefined();
  });

  it.each([
    { asked: '3', is: 3 },
    { asked: undefined, is: 1 },
    { asked: '0', is: 1 },
    { asked: '-2', is: 1 },
    { asked: ['2', '3'], is: 1 },
    { asked: '99999', is: 1 },
  ])('takes page $asked for $is', ({ asked, is }) => {
    expect(pageNumber(asked)).toBe(is);
  });
});

describe('one referral', () => {
  const page = referralPage(aReferral, 'wensum-maternity', NOW);

  it('says where it is, who holds it, who owes what by when', () => {
    expect(page).toMatchObject({
      state: 'The team has it and decides whether it can help',
      holder: 'Perinatal Loss Pathway',
      nextStep: {
        what: 'Accept or decline',
        due: '24 November 2026 at 5:00pm, 2 days left: within 2 working days, this service’s own target',
      },
      withdraw: `/referrals/${REFERRAL_ID}/withdrawal`,
    });
  });

  it('shows the latest step first, and the questions that wait', () => {
    expect(page.progress.map(({ when }) => when)[0]).toBe('20 November 2026 at 3:40pm');
    expect(page.questions[0]?.asks).toContain('How severe is the distress?');
  });

  it('leads to what the team itself has to do, and to nothing that others have to', () => {
    expect(page.toDo).toBeUndefined();
    expect(referralPage({ ...aReferral, questions: [] }, 'cw-loss', NOW).toDo).toBe(
      `/worklist/${REFERRAL_ID}`,
    );
  });

  it('cannot be withdrawn once it is closed', () => {
    expect(
      referralPage({ ...aReferral, open: false }, 'wensum-maternity', NOW).withdraw,
    ).toBeUndefined();
  });
});

describe('what was begun and not sent', () => {
  const draft = {
    id: REFERRAL_ID,
    answers: aDraft,
    idempotencyKey: REFERRAL_ID,
    startedAt: NOW,
    savedAt: NOW,
  };

  it('is named, or said to have no name yet', () => {
    const nameless = { ...draft, answers: { topics: {}, occurrences: [] } };

    expect(startPage([draft, nameless]).unfinished.map(({ words }) => words)).toEqual([
      'Amara Demo',
      'No name yet',
    ]);
  });

  it('cannot be deleted while it may have arrived', () => {
    const attempted = { ...draft, attempted: aReferral.sent };

    expect(startPage([draft, attempted]).unfinished.map(({ remove }) => remove)).toEqual([
      `/refer/drafts/${REFERRAL_ID}/removal`,
      undefined,
    ]);
  });
});

describe('a person who is referred already', () => {
  it('is told of by date and state, and led to where their own team sent it', () => {
    const open = [
      { receivedOn: '2026-11-01', state: 'With a team' },
      { receivedOn: '2026-11-02', state: 'Being placed', referralId: REFERRAL_ID },
    ];
    expect(alreadyReferredPage('1', open)).toMatchObject({
      open: [
        { text: 'Received on 1 November 2026: With a team' },
        { text: 'Received on 2 November 2026: Being placed', href: `/referrals/${REFERRAL_ID}` },
      ],
      problems: [],
    });
  });

  it.each([
    { answers: {}, field: 'choice' },
    { answers: { choice: 'whatever' }, field: 'choice' },
    { answers: { choice: 'refer-anyway' }, field: 'reason' },
    { answers: { choice: 'refer-anyway', reason: 'x'.repeat(501) }, field: 'reason' },
  ])('is not referred again by $answers', ({ answers, field }) => {
    expect(choiceProblems(answers).map((problem) => problem.field)).toEqual([field]);
  });

  it.each([{ choice: 'add-to-it' }, { choice: 'refer-anyway', reason: 'Another loss since.' }])(
    'may be referred by $choice',
    (answers) => {
      expect(choiceProblems(answers)).toEqual([]);
    },
  );
});

describe('withdrawing', () => {
  it.each(rulesOf(WithdrawForm))('has a sentence for $field: $rule', ({ field, rule }) => {
    expect(withdrawSentences[field]?.[rule]).toBeDefined();
  });

  it('is one command however often it is sent', () => {
    expect(withdrawPage(aReferral)).toMatchObject({
      hidden: { idempotencyKey: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
  });
});
