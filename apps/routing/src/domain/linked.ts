import {
  londonDay,
  OUTCOMES_AFTER_REVIEW,
  referralGoesWith,
  referralParted,
  referralRedirected,
  taskOpened,
  type ClosingOutcome,
  type Holder,
} from '@waymark/contracts';
import { type Decision, sentence } from '@waymark/routing-order';
import { oweFrom, say, stepOf, type Draft, type Saying, type Told } from './change.js';
import { endOfTask, follow } from './follow.js';
import { close } from './lead-moves.js';
import { isWithService, leaderOf } from './linked-leader.js';
import { asTheLeadOwes, grantsTo, readerOf, readersOf, readingOf } from './linked-reading.js';
import { isOpen, placeOf, type Owed, type Placement, type Task } from './placement.js';

// Several open referrals of one person have one lead holder. None of them is dropped: each is read by a named
// person at the team that leads, follows what becomes of the one that leads, and goes on by itself where that ends.

/** A referral of the group, with where it would go by itself. */
export interface Member {
  readonly placement: Placement;
  readonly told: Told;
  /** By its newest judgement; none where it has not been judged. */
  readonly decision?: Decision;
}

export interface Arranged {
  readonly before: Placement;
  readonly draft: Draft;
}

/** What has to change so that one holder leads; nothing where it is so already. `group`: closed ones too. */
export function arrangeLinked(group: readonly Member[]): readonly Arranged[] {
  const open = group.filter(({ placement }) => isOpen(placement));
  const ending = open.flatMap((member) => endsTogether(member, group));
  const left = open.filter(({ placement }) => !ending.some(({ before }) => before === placement));
  const leader = leaderOf(left.map(({ placement }) => placement));
  const leading = left.find(({ placement }) => placement === leader);
  if (leading === undefined) return ending;
  const lead = leads(leading);
  const leadNow = lead?.placement ?? leading.placement;
  const others = left.filter((member) => member !== leading);
  return [
    ...ending,
    ...arranged(leading, lead),
    ...others.flatMap((member) => arranged(member, besideLead(member, leadNow))),
  ];
}

const arranged = ({ placement }: Member, draft: Draft | undefined): readonly Arranged[] =>
  draft === undefined ? [] : [{ before: placement, draft }];

/** Ends that are about her, not about the one referral. */
const ENDS_BOTH: readonly ClosingOutcome[] = [
  'care-given',
  'next-place-has-her',
  'she-declined-asked-by-a-person',
  ...OUTCOMES_AFTER_REVIEW,
];

// What nobody there has read never ends with it, unless she has died.
function endsTogether({ placement }: Member, group: readonly Member[]): readonly Arranged[] {
  const { standing } = placement;
  if (standing.is !== 'goes-with') return [];
  const lead = group.find((member) => member.placement.referralId === standing.referralId);
  if (lead?.placement.standing.is !== 'closed') return [];
  const { outcome } = lead.placement.standing;
  if (outcome !== 'died' && !(standing.isRead && ENDS_BOTH.includes(outcome))) return [];
  const because = `Closed with ${standing.reference}, the referral of the same person that led.`;
  return arranged(
    { ...lead, placement },
    {
      ...close(placement, outcome, { what: 'close', because, on: londonDay(lead.told.now) }),
      ends: readersOf(placement),
    },
  );
}

/** The leader goes on by itself, where it went with another one so far. */
function leads({ placement: before, told, decision }: Member): Draft | undefined {
  const { standing } = before;
  if (standing.is !== 'goes-with') return withoutLeadTask(before);
  const because = `It goes on by itself: ${standing.reference} does not lead it any longer.`;
  const alone: Placement = {
    ...before,
    standing: { is: 'being-judged' },
    holder: before.home,
    nextStep: oweFrom(told, 'judge', told.landing, because),
    because,
  };
  const parted = say(referralParted, { fromReferralId: standing.referralId });
  const ends = readersOf(before);
  if (decision === undefined)
    return { placement: alone, says: [parted], what: PARTED, because, ends };
  const next = follow(alone, decision, told);
  return {
    ...next,
    says: [parted, ...next.says],
    what: PARTED,
    because: sentence(`${because} ${decision.because}`),
    considered: decision.considered,
    ends,
  };
}

const PARTED = 'parted';

function besideLead(member: Member, lead: Placement): Draft | undefined {
  const { placement } = member;
  if (!isWithService(placement)) return goesWith(member, lead);
  return placement.holder?.organisation === lead.holder?.organisation
    ? withoutLeadTask(placement)
    : askWhoLeads(member, lead);
}

function goesWith({ placement: before, told }: Member, lead: Placement): Draft | undefined {
  const { holder } = lead;
  const was = before.standing.is === 'goes-with' ? before.standing : undefined;
  const isRead = was?.referralId === lead.referralId && was.isRead;
  const reader = readerOf(lead, told);
  const because = `It goes with ${lead.reference}, a referral of the same person, which leads; ${holder?.name ?? reader.name} holds the person.`;
  const step = isRead ? asTheLeadOwes(lead) : readingOf(before, reader, because, told);
  if (holder === undefined || step === undefined) return undefined;
  if (was?.referralId === lead.referralId && isAsItWas(before, holder, step)) return undefined;
  const { referralId, reference } = lead;
  return {
    placement: {
      ...before,
      standing: { is: 'goes-with', referralId, reference, isRead },
      holder,
      nextStep: step,
      because,
      tasks: [...before.tasks.filter(isNotLead), ...callStillOwed(before)],
    },
    says: [...leaving(before), say(referralGoesWith, { leadReferralId: referralId })],
    what: was === undefined ? 'goes-with' : 'lead-moved',
    because,
    grants: grantsTo(holder, reader),
    ends: [...offeredTo(before), ...readersOf(before)].filter(
      (organisation) =>
        organisation !== reader.organisation && organisation !== holder.organisation,
    ),
  };
}

const isAsItWas = (
  { holder, nextStep }: Placement,
  lead: Holder,
  { what, owner, dueAt }: Owed,
): boolean =>
  holder?.organisation === lead.organisation &&
  nextStep?.what === what &&
  nextStep.owner === owner &&
  nextStep.dueAt === dueAt;

/** An urgent call that was owed before it went with another one is owed still, by the team that saw the sign. */
function callStillOwed({ standing, nextStep, callRecorded }: Placement): readonly Task[] {
  return standing.is === 'call-made' && nextStep !== undefined && !callRecorded
    ? [{ taskId: standing.taskId, purpose: 'call', step: nextStep }]
    : [];
}

function leaving(before: Placement): readonly Saying[] {
  const task = before.standing.is === 'call-made' ? [] : endOfTask(before);
  return [
    ...offeredTo(before).map((serviceId) => say(referralRedirected, { fromServiceId: serviceId })),
    ...task,
  ];
}

function offeredTo(before: Placement): readonly string[] {
  const { is } = before.standing;
  const place = is === 'offered' || is === 'waiting-for-answer' ? placeOf(before) : undefined;
  return place === undefined ? [] : [place.serviceId];
}

/** A named person at the team that leads has read it; from now on it follows the lead's steps. */
export function readLinked(before: Placement): Draft | undefined {
  const { standing, nextStep } = before;
  if (standing.is !== 'goes-with' || nextStep === undefined) return undefined;
  const because = `${nextStep.ownerName} has read it with ${standing.reference}.`;
  return {
    placement: { ...before, standing: { ...standing, isRead: true }, because },
    says: [say(referralGoesWith, { leadReferralId: standing.referralId })],
    what: 'acknowledge',
    because,
  };
}

// Two services each have her by a named person: neither lets go without a hand-over, so somebody brings them together.
function askWhoLeads({ placement: before, told }: Member, lead: Placement): Draft | undefined {
  if (before.tasks.some(({ purpose }) => purpose === 'lead')) return undefined;
  const names = `${before.holder?.name ?? 'One service'} and ${lead.holder?.name ?? 'another'}`;
  const because = `${names} each hold the same person by a referral of their own: agree which leads, and hand over there.`;
  const step = oweFrom(told, 'agree-lead', told.landing, because);
  const task: Task = { taskId: told.newId(), purpose: 'lead', step };
  return {
    placement: { ...before, tasks: [...before.tasks, task] },
    says: [say(taskOpened, { taskId: task.taskId, what: step.what, beside: stepOf(step) })],
    what: 'two-lead',
    because,
    grants: [{ organisation: told.landing.organisation, as: 'landing-team' }],
  };
}

const isNotLead = ({ purpose }: Task): boolean => purpose !== 'lead';

function withoutLeadTask(before: Placement): Draft | undefined {
  if (before.tasks.every(isNotLead)) return undefined;
  return {
    placement: { ...before, tasks: before.tasks.filter(isNotLead) },
    says: [],
    what: 'one-leads',
    because: 'One service leads now.',
  };
}
