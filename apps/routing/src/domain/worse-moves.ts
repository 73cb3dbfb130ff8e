import {
  RED_FLAGS,
  referralWorseSaid,
  safetyAdvice,
  type ReviewFinding,
  type SafetySign,
  type WorseUrgency,
} from '@waymark/contracts';
import { sentence } from '@waymark/routing-order';
import { besideTask } from './beside-task.js';
import { say, stepOf, type Draft, type Told } from './change.js';
import { backToHerTeam } from './heard.js';
import { handOverOf, heldPlace, placeOf, type Owed, type Placement } from './placement.js';

// “They are worse”: a clinician looks at it the same day, and whoever holds the person goes on holding them.
// To be confirmed by a clinical safety officer, the time above all.

interface Team {
  readonly organisation: string;
  readonly name: string;
}

export interface Worse {
  readonly signs: readonly SafetySign[];
  readonly urgency: WorseUrgency;
  /** The organisation that says it. */
  readonly by: string;
}

const RED: readonly SafetySign[] = RED_FLAGS;

export function sayWorse(before: Placement, { signs, urgency, by }: Worse, told: Told): Draft {
  const calls = whomToCall({ signs, urgency });
  const mustCall = calls.length > 0;
  const isRisk = mustCall || signs.some((sign) => RED.includes(sign));
  const marked: Placement = {
    ...before,
    urgent: before.urgent || mustCall,
    clinicalRisk: before.clinicalRisk || isRisk,
    callRecorded: before.callRecorded && !mustCall,
    ...(mustCall && { advice: calls }),
  };
  const safe = isRisk ? backToHerTeam(marked, told, 'somebody-finds-a-place') : asItIs(marked);
  const owner = reviewerOf(safe.placement, by, told);
  const said = nameOf(before, by, told);
  const because = sentence(
    `${said} says that things are worse; a clinician of ${owner.name} looks at it today.`,
  );
  const review = reviewing(safe.placement, { owner, because, told });
  const call = calling(safe.placement, { by: { organisation: by, name: said }, mustCall, told });
  return {
    placement: {
      ...safe.placement,
      tasks: [...safe.placement.tasks, ...review.tasks, ...call.tasks],
    },
    says: [
      ...safe.says,
      say(referralWorseSaid, { urgency, review: stepOf(review.step) }),
      ...review.says,
      ...call.says,
    ],
    what: 'say-worse',
    because,
    grants: [
      ...(safe.grants ?? []),
      ...(owner.organisation === told.landing.organisation
        ? [{ organisation: owner.organisation, as: 'landing-team' as const }]
        : []),
    ],
    ...(safe.ends !== undefined && { ends: safe.ends }),
  };
}

type Changed = Pick<Draft, 'placement' | 'says' | 'grants' | 'ends'>;

const asItIs = (placement: Placement): Changed => ({ placement, says: [] });

const whomToCall = ({ signs, urgency }: Pick<Worse, 'signs' | 'urgency'>) =>
  safetyAdvice({
    safety: { ...NOTHING_ELSE, signs, urgency },
    occurrences: [],
    need: { scores: [] },
  });

const NOTHING_ELSE = {
  signsAsked: true,
  riskToSelf: 'not-known',
  riskToOthers: 'not-known',
  riskFromOthers: 'not-known',
  substanceUse: 'not-known',
  childProtectionPlan: 'not-known',
  childInNeedPlan: 'not-known',
} as const;

/**
 * Who looks at it: the team that holds her, where clinicians are; where it is that team which says so, or link work
 * holds her, the service she is offered to, else whoever sent her or coordinates.
 */
function reviewerOf(before: Placement, by: string, { landing }: Told): Team {
  const { holder, home } = before;
  if (heldPlace(before) !== undefined && holder !== undefined && holder.kind !== 'link-work') {
    return holder;
  }
  const place = before.standing.is === 'held' ? undefined : placeOf(before);
  if (holder?.organisation === by && place !== undefined && place.kind !== 'link-work') {
    return { organisation: place.serviceId, name: place.name };
  }
  const held = holder?.kind === 'link-work' ? home : (holder ?? home);
  return held.organisation === by ? landing : held;
}

// Said twice, it is one review, by the clock of the first time.
function reviewing(
  before: Placement,
  known: { readonly owner: Team; readonly because: string; readonly told: Told },
): Pick<Draft, 'says'> & Pick<Placement, 'tasks'> & { readonly step: Owed } {
  const { tasks, says } = besideTask(before, { purpose: 'worse', what: 'review-worse' }, known);
  const step = [...tasks, ...before.tasks].find(
    ({ purpose, step: { owner } }) => purpose === 'worse' && owner === known.owner.organisation,
  )?.step;
  if (step === undefined) throw new RangeError('a review that nobody owes');
  return { tasks, says, step };
}

// Whoever saw the sign calls, and records who took the call.
function calling(
  before: Placement,
  { by, mustCall, told }: { readonly by: Team; readonly mustCall: boolean; readonly told: Told },
): ReturnType<typeof besideTask> {
  if (!mustCall || before.standing.is === 'call-made') return { tasks: [], says: [] };
  const because = 'Signs were seen that need a call: call now, and record who took it.';
  return besideTask(before, { purpose: 'call', what: 'record-call' }, { owner: by, because, told });
}

function nameOf(before: Placement, by: string, { landing, national }: Told): string {
  const place = placeOf(before);
  const known = [
    before.home,
    ...(before.holder === undefined ? [] : [before.holder]),
    ...(place === undefined ? [] : [{ organisation: place.serviceId, name: place.name }]),
    ...before.alongside.map(({ serviceId, name }) => ({ organisation: serviceId, name })),
    landing,
    national,
  ];
  return known.find(({ organisation }) => organisation === by)?.name ?? 'A team';
}

const FOUND: Readonly<Record<ReviewFinding, string>> = {
  'goes-on-as-planned': 'it goes on as planned',
  'seen-sooner': 'the person is seen sooner',
  'more-help-needed': 'more help is needed than there is now',
};

/** A clinician has looked at it; where more help is needed somebody owes finding it. */
export function recordReview(before: Placement, finding: ReviewFinding, told: Told): Draft {
  const because = `Somebody said that things are worse, and a clinician has looked at it: ${FOUND[finding]}.`;
  const reviewed = {
    ...before,
    tasks: before.tasks.filter(({ purpose }) => purpose !== 'worse'),
  };
  const isHeld = heldPlace(before) !== undefined;
  const owner = (isHeld ? before.holder : undefined) ?? told.landing;
  const { tasks, says } =
    finding === 'more-help-needed' && handOverOf(before) === undefined
      ? besideTask(
          reviewed,
          { purpose: 'returned', what: 'find-a-place' },
          { owner, because, told },
        )
      : { tasks: [], says: [] };
  return {
    placement: { ...reviewed, tasks: [...reviewed.tasks, ...tasks] },
    says,
    what: 'record-review',
    because,
    grants: isHeld ? [] : [{ organisation: owner.organisation, as: 'landing-team' }],
  };
}
