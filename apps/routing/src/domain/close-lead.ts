import {
  addDays,
  daysBetween,
  OUTCOMES_AFTER_REVIEW,
  type CallerRole,
  type ClosingOutcome,
  type Day,
  type GpAnswer,
} from '@waymark/contracts';
import { sentence } from '@waymark/routing-order';
import type { Ending } from './ending.js';
import { close } from './lead-moves.js';
import type { MoveContext, RequestOf } from './move-request.js';
import { stateOf, type Placement } from './placement.js';
import { refuse, type Moved, type Refused } from './refusal.js';

const AFTER_REVIEW: readonly ClosingOutcome[] = OUTCOMES_AFTER_REVIEW;
const EARLY_ENDS: readonly ClosingOutcome[] = [
  'she-declined-asked-by-a-person',
  ...OUTCOMES_AFTER_REVIEW,
];
const CLINICIANS: readonly CallerRole[] = ['hub-clinician', 'referrer'];
/** An older look at the risk says nothing about today. */
const REVIEW_HOLDS_DAYS = 14;

/** A referral ends with a real outcome, or not at all. */
export function closeLead(
  before: Placement,
  request: RequestOf<'close'>,
  context: MoveContext,
): Moved {
  const { outcome, riskReview } = request;
  const refused =
    impossible(before, outcome) ??
    notAsked(before, request, context.today) ??
    notReviewed(before, request, context) ??
    nobodyToAsk(before, request);
  if (refused !== undefined) return refused;
  const gp = AFTER_REVIEW.includes(outcome) ? riskReview?.gp : undefined;
  return {
    draft: close(before, outcome, {
      what: 'close',
      on: context.today,
      ...(context.moving.organisation !== before.holder?.organisation && { fromOutside: true }),
      because: gp === undefined ? CLOSED[outcome] : sentence(`${CLOSED[outcome]} ${GP[gp]}`),
      ...(gp !== undefined && { gp }),
    }),
  };
}

function impossible(before: Placement, outcome: ClosingOutcome): Refused | undefined {
  if (outcome === 'next-place-has-her') {
    return refuse('outcome-not-possible', 'Record who took the person there instead.', 'outcome');
  }
  if (outcome === 'died') {
    return refuse(
      'outcome-not-possible',
      'Record the death: what was booked is looked at first.',
      'outcome',
    );
  }
  if (possibleOutcomes(before).includes(outcome)) return undefined;
  const detail = `The outcome “${outcome}” does not end a referral that is “${stateOf(before)}”.`;
  return refuse('outcome-not-possible', detail, 'outcome');
}

// Care that was given had begun, and appointments that were missed had been booked.
const possibleOutcomes = ({ firstHelp, appointments }: Placement): readonly ClosingOutcome[] => {
  const missed = appointments.some(({ outcome }) => outcome === 'did-not-attend');
  return [
    ...(firstHelp === undefined ? [] : (['care-given'] as const)),
    ...EARLY_ENDS.filter(
      (outcome) => missed || outcome !== 'missed-appointments-after-risk-review',
    ),
  ];
};

/** A no is hers only where somebody has asked her. */
function notAsked(
  { firstReferredOn }: Placement,
  { outcome, asked, askedOn }: Ending,
  today: Day,
): Refused | undefined {
  if (outcome !== 'she-declined-asked-by-a-person') return undefined;
  if (asked !== true) return refuse('asked-by-required', 'Say who asked the person.', 'askedBy');
  if (askedOn === undefined) {
    return refuse('asked-on-required', 'Say on which day the person was asked.', 'askedOn');
  }
  return askedOn > today || askedOn < firstReferredOn
    ? refuse(
        'no-such-day',
        `The day must be from ${firstReferredOn}, when the person was referred, to today.`,
        'askedOn',
      )
    : undefined;
}

/** Nobody is let go unseen before a clinician has looked at the risk, and the GP knows. */
function notReviewed(
  before: Placement,
  { outcome, riskReview, signpostedTo }: Ending,
  { moving, today }: MoveContext,
): Refused | undefined {
  if (!AFTER_REVIEW.includes(outcome)) return undefined;
  if (!moving.roles.some((role) => CLINICIANS.includes(role))) {
    const detail = 'Only a clinician closes after a review of the risk.';
    return refuse('outcome-not-possible', detail, 'outcome');
  }
  if (before.tasks.some(({ purpose }) => purpose === 'worse' || purpose === 'call')) {
    return refuse(
      'review-open',
      'Somebody says that things are worse, or a call is owed: record that first.',
    );
  }
  if (riskReview === undefined) {
    return refuse('risk-review-required', 'Record the review of the risk.', 'riskReview');
  }
  const day = reviewDayRefused(riskReview.reviewedOn, today);
  if (day !== undefined) return day;
  return outcome === 'signposted-after-risk-review' && signpostedTo === undefined
    ? refuse('signposted-to-required', 'Say what the person was told of.', 'signpostedTo')
    : undefined;
}

// Who refers themselves has sent no team that could tell the GP.
const nobodyToAsk = ({ selfReferral }: Placement, { riskReview }: Ending): Refused | undefined =>
  selfReferral && riskReview?.gp === 'referrer-asked'
    ? refuse(
        'no-referrer-to-ask',
        'No team sent this referral: tell the GP yourselves, or say why they are not told.',
        'riskReview.gp',
      )
    : undefined;

function reviewDayRefused(reviewedOn: Day, today: Day): Refused | undefined {
  const age = daysBetween(reviewedOn, today);
  if (age >= 0 && age <= REVIEW_HOLDS_DAYS) return undefined;
  const earliest = addDays(today, -REVIEW_HOLDS_DAYS);
  return refuse(
    'no-such-day',
    `The risk must have been reviewed from ${earliest} to today.`,
    'riskReview.reviewedOn',
  );
}

const CLOSED: Readonly<Record<ClosingOutcome, string>> = {
  'care-given': 'Closed: care was given.',
  'next-place-has-her': 'Closed: the next place has the person.',
  'she-declined-asked-by-a-person': 'Closed: the person declined, asked by a clinician or worker.',
  withdrawn: 'Closed: the referral was withdrawn.',
  died: 'Closed: messages stop.',
  'could-not-be-reached-after-risk-review':
    'Closed: the person could not be reached, and a clinician has reviewed the risk.',
  'missed-appointments-after-risk-review':
    'Closed: appointments were missed, and a clinician has reviewed the risk.',
  'signposted-after-risk-review':
    'Closed: the person was told where help is, and a clinician has reviewed the risk.',
};

/** No message goes from here to a GP, and none is claimed. */
const GP: Readonly<Record<GpAnswer, string>> = {
  told: 'The team that closed it has told the GP itself.',
  'referrer-asked':
    'Waymark has not told the GP: the team that sent the referral is asked to tell them.',
  'no-gp': 'There is no GP to tell.',
  'not-agreed': 'The GP is not told: the person has not agreed to it.',
};
