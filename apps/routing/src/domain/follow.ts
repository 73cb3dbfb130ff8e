import {
  londonDay,
  referralAlongsideOffered,
  referralHeld,
  referralOffered,
  referralQuestionAsked,
  taskDone,
  taskOpened,
  unmetNeedRecorded,
  type Holder,
} from '@waymark/contracts';
import { type Decision, inWords, type Lead, type Place, sentence } from '@waymark/routing-order';
import {
  dueBy,
  owe,
  oweFrom,
  say,
  withoutStep,
  type Grant,
  type Saying,
  type Told,
} from './change.js';
import { dueAfterHold, dueFor, type Due } from './clock.js';
import { helpSooner } from './help-sooner.js';
import {
  isActive,
  placeOf,
  type Alongside,
  type Owed,
  type Placement,
  type Standing,
} from './placement.js';

/** The part of a draft that follows a decision: nobody lets go of her, somebody owes the next step. */
export interface Followed {
  readonly placement: Placement;
  readonly says: readonly Saying[];
  readonly grants: readonly Grant[];
}

/** Does what the routing order decided. */
export function follow(before: Placement, decision: Decision, told: Told): Followed {
  const { standing, step, saying, grants } = leadOf(decision, before, told);
  const beside = newAlongside(before, decision.alongside, told);
  const unmet = newUnmetNeed(before, decision);
  const sooner = helpSooner(before, decision.sooner, told);
  const { deadline: _deadline, ...kept } = before;
  return {
    placement: {
      ...kept,
      standing,
      nextStep: step,
      because: decision.because,
      advice: decision.advice,
      alongside: [...asLead(before.alongside, standing), ...beside],
      unmet: [...before.unmet, ...unmet.keys],
      tasks: sooner.tasks,
      ...(decision.deadline !== undefined && { deadline: decision.deadline }),
    },
    says: [
      ...endOfTask(before),
      saying,
      ...beside.map(sayAlongside),
      ...unmet.says,
      ...sooner.says,
    ],
    grants: [
      ...grants,
      ...sooner.grants,
      ...beside.map(({ serviceId }) => ({ organisation: serviceId, as: 'alongside' as const })),
    ],
  };
}

/** Whoever is offered the lead does not work alongside as well. */
export const asLead = (alongside: readonly Alongside[], standing: Standing): readonly Alongside[] =>
  alongside.map((one) =>
    isActive(one) && placeOf({ standing })?.serviceId === one.serviceId
      ? { ...withoutStep(one), state: 'ended', because: 'It is to lead now.' }
      : one,
  );

interface NewLead {
  readonly standing: Standing;
  readonly step: Owed;
  readonly saying: Saying;
  readonly grants: readonly Grant[];
}

function leadOf(decision: Decision, before: Placement, told: Told): NewLead {
  const { lead, because, nextStep, deadline } = decision;
  const { now } = told;
  const owed = (due = dueBy(told, nextStep.what, nextStep.owner, deadline)): Owed =>
    owe(nextStep.what, nextStep.owner, because, due);
  switch (lead.go) {
    case 'offer':
      return offered(lead.to, owed());
    case 'hold':
      return {
        standing: { is: 'held', to: lead.to, until: lead.until },
        step: owed(dueAfterHold(lead.until)),
        saying: say(referralHeld, {
          serviceId: lead.to.serviceId,
          pathway: lead.to.pathway,
          until: lead.until,
        }),
        grants: [],
      };
    case 'ask': {
      const questionId = told.newId();
      const { asks } = lead;
      return {
        standing: { is: 'waiting-for-answer', questionId, asks, askedBy: WAYMARK },
        step: owed(dueFor(lead.soon ? 'record-call' : 'answer-question', now)),
        saying: say(referralQuestionAsked, { questionId, asks, askedBy: WAYMARK }),
        grants: granted(nextStep.owner),
      };
    }
    case 'call':
      // Owed since she was referred, however long the judgement took.
      return withTask('call-made', owed(dueFor('record-call', callSince(before, now))), told);
    case 'task':
      return {
        ...withTask('with-a-person', owed(dueOfTask(lead, now)), told),
        grants: granted(nextStep.owner),
      };
  }
}

const WAYMARK = 'waymark';

const dueOfTask = (lead: Extract<Lead, { go: 'task' }>, now: Date): Due =>
  lead.askAgainOn === undefined ? dueFor(lead.what, now) : dueAfterHold(lead.askAgainOn);

const callSince = ({ factsVersion, receivedAt }: Placement, now: Date): Date =>
  factsVersion === 1 ? new Date(receivedAt) : now;

export const offered = (to: Place, step: Owed): NewLead => ({
  standing: { is: 'offered', to },
  step,
  saying: say(referralOffered, {
    serviceId: to.serviceId,
    serviceName: to.name,
    pathway: to.pathway,
    as: 'lead',
  }),
  grants: [{ organisation: to.serviceId, as: 'offered' }],
});

export function withTask(is: 'with-a-person' | 'call-made', step: Owed, told: Told): NewLead {
  const taskId = told.newId();
  return {
    standing: { is, taskId },
    step,
    saying: say(taskOpened, { taskId, what: step.what }),
    grants: [],
  };
}

const granted = ({ organisation, kind }: Holder): readonly Grant[] =>
  kind === 'landing-team' ? [{ organisation, as: 'landing-team' }] : [];

/** The task that was the lead's own next step is done once the lead goes on. */
export function endOfTask({ standing, nextStep }: Placement): readonly Saying[] {
  const isTask = standing.is === 'with-a-person' || standing.is === 'call-made';
  if (!isTask || nextStep === undefined) return [];
  return [say(taskDone, { taskId: standing.taskId, what: nextStep.what })];
}

/** Parallel offers that are not there yet; one that has said no is not asked again. */
export function newAlongside(
  before: Placement,
  places: readonly Place[],
  told: Told,
): readonly Alongside[] {
  return places
    .filter(({ serviceId }) => !before.alongside.some((known) => known.serviceId === serviceId))
    .map((place) => {
      const because = sentence(
        `Offered alongside on ${inWords(londonDay(told.now))}; ${before.holder?.name ?? 'the person’s team'} goes on holding the person.`,
      );
      const owner = { organisation: place.serviceId, name: place.name };
      return {
        ...place,
        state: 'offered',
        because,
        nextStep: oweFrom(told, 'acknowledge', owner, because),
      };
    });
}

export const sayAlongside = ({ serviceId, name, pathway, kind }: Alongside): Saying =>
  kind === 'link-work'
    ? say(referralAlongsideOffered, { serviceId, serviceName: name })
    : say(referralOffered, { serviceId, serviceName: name, pathway, as: 'alongside' });

function newUnmetNeed(
  { unmet }: Placement,
  { unmetNeed }: Decision,
): { readonly keys: readonly string[]; readonly says: readonly Saying[] } {
  if (unmetNeed === undefined) return { keys: [], says: [] };
  const key = `${unmetNeed.pathway} ${unmetNeed.reason}`;
  return unmet.includes(key)
    ? { keys: [], says: [] }
    : { keys: [key], says: [say(unmetNeedRecorded, unmetNeed)] };
}
