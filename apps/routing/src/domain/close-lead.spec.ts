import { describe, expect, it } from '@jest/globals';
import {
  OUTCOMES_AFTER_REVIEW,
  type ClosingOutcome,
  type GpAnswer,
  type Role,
} from '@waymark/contracts';
import type { Ending } from './ending.js';
import { makeMove } from './make-move.js';
import { aTaken, HUB, mover, refusedBy, told } from './placement.fixture.js';
import { isOpen, type Placement } from './placement.js';
import { settle } from './settle.js';

const NOON = '2026-12-10T12:00:00Z';
const riskReview = { reviewedOn: '2026-12-09', finding: 'no-risk-now', gp: 'told' } as const;
const missed: Placement = {
  ...aTaken('accepted'),
  appointments: [
    {
      appointmentId: 'a',
      serviceId: HUB,
      serviceName: 'Lotus',
      purpose: 'assessment',
      mode: 'video',
      at: '2026-12-01T10:00:00.000Z',
      minutes: 60,
      interpreter: 'not-needed',
      outcome: 'did-not-attend',
    },
  ],
};

const closing = (before: Placement, ending: Ending, role: Role = 'hub-clinician') =>
  makeMove(before, { move: 'close', ...ending }, told(NOON, mover(HUB, role)));

const refusal = (before: Placement, ending: Ending) =>
  refusedBy(before, { move: 'close', ...ending }, NOON);

describe('a referral ends', () => {
  it.each<{ name: string; before: Placement; ending: Ending }>([
    { name: 'care was given', before: aTaken('in-care'), ending: { outcome: 'care-given' } },
    {
      name: 'declined, asked by somebody, on a day',
      before: aTaken('accepted'),
      ending: {
        outcome: 'she-declined-asked-by-a-person',
        asked: true,
        askedOn: '2026-12-10',
      },
    },
    {
      name: 'not reached, and the risk was reviewed',
      before: aTaken('accepted'),
      ending: { outcome: 'could-not-be-reached-after-risk-review', riskReview },
    },
    {
      name: 'appointments missed, and the risk was reviewed',
      before: missed,
      ending: { outcome: 'missed-appointments-after-risk-review', riskReview },
    },
    {
      name: 'signposted, and the risk was reviewed',
      before: aTaken('accepted'),
      ending: { outcome: 'signposted-after-risk-review', riskReview, signpostedTo: 'charity' },
    },
  ])('$name', ({ before, ending }) => {
    const result = closing(before, ending);
    if ('refused' in result) throw new Error(result.refused.detail);
    const { after, says } = settle(before, result.draft);
    expect(isOpen(after)).toBe(false);
    const isReviewed = (OUTCOMES_AFTER_REVIEW as readonly string[]).includes(ending.outcome);
    expect(says.at(-1)?.data).toMatchObject({
      outcome: ending.outcome,
      ...(isReviewed && { gp: 'told' }),
    });
    expect('gp' in (says.at(-1)?.data ?? {})).toBe(isReviewed);
  });

  it.each<{ name: string; before?: Placement; ending: Ending; code: string; field?: string }>([
    {
      name: 'care that never began',
      ending: { outcome: 'care-given' },
      code: 'outcome-not-possible',
      field: 'outcome',
    },
    {
      name: 'the next place, without a hand-over or a receipt',
      ending: { outcome: 'next-place-has-her' },
      code: 'outcome-not-possible',
      field: 'outcome',
    },
    {
      name: 'withdrawn, which only who sent it can',
      ending: { outcome: 'withdrawn' },
      code: 'outcome-not-possible',
      field: 'outcome',
    },
    {
      name: 'declined, asked by nobody',
      ending: { outcome: 'she-declined-asked-by-a-person', askedOn: '2026-12-09' },
      code: 'asked-by-required',
      field: 'askedBy',
    },
    {
      name: 'declined, nobody knows when',
      ending: { outcome: 'she-declined-asked-by-a-person', asked: true },
      code: 'asked-on-required',
      field: 'askedOn',
    },
    {
      name: 'declined tomorrow',
      ending: {
        outcome: 'she-declined-asked-by-a-person',
        asked: true,
        askedOn: '2026-12-11',
      },
      code: 'no-such-day',
      field: 'askedOn',
    },
    {
      name: 'declined before the referral',
      ending: {
        outcome: 'she-declined-asked-by-a-person',
        asked: true,
        askedOn: '2026-11-22',
      },
      code: 'no-such-day',
      field: 'askedOn',
    },
    {
      name: 'missed appointments that were never booked',
      ending: { outcome: 'missed-appointments-after-risk-review', riskReview },
      code: 'outcome-not-possible',
      field: 'outcome',
    },
    {
      name: 'a review of last month',
      ending: {
        outcome: 'could-not-be-reached-after-risk-review',
        riskReview: { ...riskReview, reviewedOn: '2026-11-25' },
      },
      code: 'no-such-day',
      field: 'riskReview.reviewedOn',
    },
    {
      name: 'a review to come',
      ending: {
        outcome: 'could-not-be-reached-after-risk-review',
        riskReview: { ...riskReview, reviewedOn: '2026-12-11' },
      },
      code: 'no-such-day',
      field: 'riskReview.reviewedOn',
    },
    {
      name: 'signposted to nowhere',
      ending: { outcome: 'signposted-after-risk-review', riskReview },
      code: 'signposted-to-required',
      field: 'signpostedTo',
    },
  ])('not by $name', ({ before = aTaken('accepted'), ending, code, field }) => {
    expect(refusal(before, ending)).toMatchObject({ code, ...(field !== undefined && { field }) });
  });

  it('takes a review of 14 days ago, and none that is older', () => {
    const reviewedOn = (day: string) =>
      closing(aTaken('accepted'), {
        outcome: 'could-not-be-reached-after-risk-review',
        riskReview: { ...riskReview, reviewedOn: day },
      });
    expect('draft' in reviewedOn('2026-11-26')).toBe(true);
    expect('refused' in reviewedOn('2026-11-25')).toBe(true);
  });

  it.each<ClosingOutcome>(OUTCOMES_AFTER_REVIEW)('%s only after a review', (outcome) => {
    const ending = { outcome, signpostedTo: 'charity' } as const;
    expect(refusal(missed, ending)).toMatchObject({
      code: 'risk-review-required',
      field: 'riskReview',
    });
    const byLinkWorker = closing(missed, { ...ending, riskReview }, 'link-worker');
    expect(byLinkWorker).toMatchObject({ refused: { code: 'outcome-not-possible' } });
  });

  it('not while somebody says that things are worse', () => {
    const marked = makeMove(
      aTaken('accepted'),
      { move: 'say-worse', signs: [], urgency: 'not-urgent' },
      told(NOON),
    );
    if ('refused' in marked) throw new Error(marked.refused.detail);
    const { after } = settle(aTaken('accepted'), marked.draft);
    const ending = { outcome: 'could-not-be-reached-after-risk-review', riskReview } as const;
    expect(refusal(after, ending)).toMatchObject({ code: 'review-open' });
  });
});

describe('whether the GP was told', () => {
  const ending = (gp: GpAnswer): Ending => ({
    outcome: 'could-not-be-reached-after-risk-review',
    riskReview: { ...riskReview, gp },
  });

  it.each<{ gp: GpAnswer; says: string }>([
    { gp: 'told', says: 'The team that closed it has told the GP itself.' },
    { gp: 'referrer-asked', says: 'Waymark has not told the GP: the team that sent' },
    { gp: 'no-gp', says: 'There is no GP to tell.' },
    { gp: 'not-agreed', says: 'The GP is not told: the person has not agreed to it.' },
  ])('$gp is read by the referrer as it is, and nothing more is claimed', ({ gp, says }) => {
    const result = closing(aTaken('accepted'), ending(gp));
    if ('refused' in result) throw new Error(result.refused.detail);
    expect(result.draft.because).toContain(says);
    const care = closing(aTaken('in-care'), { outcome: 'care-given' });
    expect('draft' in care && care.draft.because).not.toContain('GP');
  });

  it('is asked of no team where nobody sent it', () => {
    const self: Placement = { ...aTaken('accepted'), selfReferral: true };
    expect(refusal(self, ending('referrer-asked'))).toMatchObject({
      code: 'no-referrer-to-ask',
      field: 'riskReview.gp',
    });
  });
});
