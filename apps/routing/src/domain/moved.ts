import { taskOpened, type MovedTo } from '@waymark/contracts';
import { sentence, teamOf, type Decision, type Place } from '@waymark/routing-order';
import { besideTask } from './beside-task.js';
import { oweFrom, say, stepOf, type Draft, type Saying, type Told } from './change.js';
import { offerToTakeOver } from './hand-over-moves.js';
import { amended, answered, type NewFacts } from './heard.js';
import { handOverOf, heldPlace, isActive, type Placement } from './placement.js';
import { riskRefused } from './refusal.js';

// The person lives somewhere else from now on. Nobody lets go: who holds them goes on until a named person at the next place has them.

/** How far, never where to. */
export const movedWords: Readonly<Record<MovedTo, string>> = {
  'same-area': 'The person has moved within the area.',
  'another-area': 'The person has moved to another area.',
  'outside-england': 'The person has moved out of England.',
  'not-told': 'The person has moved; where to is not shown here.',
};

/** Facts of a new home: judged again for it, while whoever works with the person looks at what was booked. */
export function movedAway(
  before: Placement,
  news: NewFacts & { readonly questionId?: string },
  moved: MovedTo,
  told: Told,
): Draft {
  const { questionId, ...facts } = news;
  const draft =
    questionId === undefined
      ? amended(before, facts, told)
      : answered(before, { ...facts, questionId }, told);
  const { placement } = draft;
  if (placement.standing.is === 'death-recorded') return draft;
  const because = movedWords[moved];
  const reviews = reviewsOf(placement, because, told);
  return {
    ...draft,
    placement: {
      ...reviews.placement,
      moved,
      // Who has said no, said it of another home.
      declinedBy: moved === 'same-area' ? placement.declinedBy : [],
    },
    says: [...draft.says, ...reviews.says],
    what: 'moved',
    because: sentence(`${because} It is judged again for the new home; the wait is counted on.`),
  };
}

// Where another referral leads, the team that leads looks whether it knows.
function reviewsOf(
  placement: Placement,
  because: string,
  told: Told,
): { readonly placement: Placement; readonly says: readonly Saying[] } {
  const has = heldPlace(placement);
  const { holder, standing } = placement;
  const lead =
    has !== undefined
      ? [teamOf(has)]
      : standing.is === 'goes-with' && holder !== undefined
        ? [holder]
        : [];
  const beside = placement.alongside.filter(
    (one) => isActive(one) && one.takesOver === undefined && one.state !== 'offered',
  );
  const says: Saying[] = [];
  let after = placement;
  for (const owner of [...lead, ...beside.map(teamOf)]) {
    const asked = { owner, because: sentence(`${because} ${LOOK}`), told };
    const found = besideTask(after, { purpose: 'moved', what: 'review-move' }, asked);
    after = { ...after, tasks: [...after.tasks, ...found.tasks] };
    says.push(...found.says);
  }
  return { placement: after, says };
}

const LOOK =
  'Look at what was booked, and go on with the person until another place has taken over.';

/** The new home was judged. A place that has the person goes on; the next one is asked to take over, or the landing team finds it. */
export function judgedAfterMove(before: Placement, decision: Decision, told: Told): Draft {
  const { moved, ...rest } = before;
  const said = moved === undefined ? '' : movedWords[moved];
  const has = heldPlace(before);
  if (has === undefined || servesStill(has, decision)) return staysHere(rest, decision, said);
  const next = nextPlace(rest, decision, has);
  const draft =
    next === undefined
      ? landingLooks(
          rest,
          decision,
          `${said} ${has.name} goes on until another place has them.`,
          told,
        )
      : offerToTakeOver(rest, { to: next, how: 'moved', goesOn: false, by: said }, told);
  return withCall({ ...draft, considered: decision.considered }, decision, told);
}

// A service whose area the new home is in as well is among the candidates, whatever comes first.
const servesStill = ({ serviceId }: Place, { considered }: Decision): boolean =>
  considered.some((one) => one.serviceId === serviceId);

const staysHere = (placement: Placement, { considered }: Decision, said: string): Draft => ({
  placement,
  says: [],
  what: 'judged-again',
  quiet: true,
  because: sentence(`${said} The service that has the person decides.`),
  considered,
});

/** Asked by itself only where nobody is asked already, and never link work with a risk. */
function nextPlace(before: Placement, { lead }: Decision, has: Place): Place | undefined {
  if (lead.go !== 'offer' || lead.to.serviceId === has.serviceId) return undefined;
  if (handOverOf(before) !== undefined || riskRefused(before, lead.to) !== undefined) {
    return undefined;
  }
  return lead.to;
}

function landingLooks(
  before: Placement,
  decision: Decision,
  said: string,
  told: Told,
): Omit<Draft, 'considered'> {
  const because = sentence(`${said} ${decision.because}`);
  const asked = { owner: told.landing, because, told };
  const { tasks, says } = besideTask(before, { purpose: 'returned', what: 'find-a-place' }, asked);
  return {
    placement: { ...before, advice: decision.advice, tasks: [...before.tasks, ...tasks] },
    says,
    what: 'moved-on',
    because,
    grants: [{ organisation: told.landing.organisation, as: 'landing-team' }],
  };
}

// Her state may have become urgent with the same facts: a call is owed beside, whoever finds a place.
function withCall(draft: Draft, decision: Decision, told: Told): Draft {
  const { placement } = draft;
  const owed = placement.tasks.some(({ purpose }) => purpose === 'call');
  if (decision.lead.go !== 'call' || owed) return draft;
  const taskId = told.newId();
  const step = oweFrom(told, 'record-call', placement.home, decision.because);
  return {
    ...draft,
    placement: { ...placement, tasks: [...placement.tasks, { taskId, purpose: 'call', step }] },
    says: [...draft.says, say(taskOpened, { taskId, what: 'record-call', beside: stepOf(step) })],
  };
}
