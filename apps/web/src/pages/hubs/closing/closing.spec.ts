import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { StartClosure } from '@waymark/contracts';
import { aClosure, aClosurePreview } from '../../../testing/closing-examples.fixture.js';
import { rulesOf } from '../../../testing/rules-of.fixture.js';
import * as closing from './closing.form.js';
import { planSentences, progressPage } from './closing.presenter.js';

const TODAY = '2026-11-22';
const ID = '0b8f6f0e-0000-4000-8000-000000000003';
const answers = {
  reason: 'merged',
  on: '2027-01-04',
  successor: 'bsol',
  wording: 'Refer to\nBirmingham.',
};

describe('closing a service', () => {
  it.each(rulesOf(closing.ClosingForm))('has a sentence for $field: $rule', ({ field, rule }) => {
    expect(closing.closingSentences[field]?.[rule]).toMatch(/^[A-Z].{8,}/);
  });

  it.each([
    { changes: {}, is: [] },
    { changes: { on: TODAY }, is: [] },
    { changes: { on: '2026-11-21' }, is: ['on'] },
    { changes: { on: '2028-11-23' }, is: ['on'] },
    { changes: { successor: closing.NOBODY }, is: ['successor'] },
    { changes: { successor: closing.NOBODY, reason: 'staffing' }, is: [] },
  ])('with $changes is wrong at $is', ({ changes, is }) => {
    const problems = closing.closingProblems({ ...answers, ...changes }, TODAY);
    expect(problems.map(({ field }) => field)).toEqual(is);
  });

  it('makes a closing that routing takes, with what was chosen for single ones', () => {
    const posted = {
      [`to-${ID}`]: closing.NOBODY,
      [`to-${ID.replace('3', '4')}`]: 'as-the-others',
    };
    const body = {
      ...closing.closureFrom(answers, posted),
      wording: closing.oneLine(answers.wording),
      byName: 'Joe',
    };
    expect(body).toMatchObject({ successorId: 'bsol', exceptions: [{ referralId: ID }] });
    const strict = { whitelist: true, forbidNonWhitelisted: true };
    expect(validateSync(plainToInstance(StartClosure, body), strict)).toEqual([]);
  });

  it('says who is asked, and that nobody is let go before somebody else has them', () => {
    const [when, nobody, who] = planSentences(aClosurePreview);
    expect(when).toContain('4 January 2027');
    expect(nobody).toContain('2 referrals');
    expect(nobody).toContain('Nobody is let go');
    expect(who).toContain('Birmingham');
    const alone = planSentences({ ...aClosurePreview, successorName: undefined } as never);
    expect(alone[2]).toContain('landing team');
  });

  it('says of a closing that was cancelled that the service stays open, and not that it takes nobody', () => {
    const { sentences } = progressPage({ ...aClosure, state: 'cancelled' }, TODAY) as {
      sentences: readonly string[];
    };
    expect(sentences[0]).toMatch(/stays open: it does not close on 4 January 2027\. Begun by/);
    expect(sentences.join(' ')).not.toMatch(/takes nobody|has taken over/);
  });

  it.each([
    { state: 'under-way', today: TODAY, may: true },
    { state: 'under-way', today: '2027-01-04', may: false },
    { state: 'cancelled', today: TODAY, may: false },
  ] as const)('that is $state on $today may be cancelled: $may', ({ state, today, may }) => {
    expect(progressPage({ ...aClosure, state }, today)).toMatchObject({ mayCancel: may });
  });
});
