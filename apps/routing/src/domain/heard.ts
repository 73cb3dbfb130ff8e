import {
  type AddedFileState,
  type AmendmentFollows,
  type ConsentRecipient,
  type Day,
  type ReferralContactChangedData,
  type ReferralFacts,
  type TeamKind,
} from '@waymark/contracts';
import { hasClinicalRisk, sentence } from '@waymark/routing-order';
import { asNeeded } from './appointment-moves.js';
import { owe, oweFrom, type Draft, type Saying, type Told } from './change.js';
import { dueAfterPause } from './clock.js';
import { endedWith, notTakenOver } from './hand-over-moves.js';
import { withTaskBeside } from './beside-task.js';
import { withTask } from './follow.js';
import { goesOnAlongside, nowLeads } from './lead-and-alongside.js';
import { notAgreedTo, notWantedAlongside } from './alongside-moves.js';
import {
  handOverOf,
  isActive,
  placeOf,
  type AskedFrom,
  type Placement,
  type Task,
} from './placement.js';

// What routing does when it hears of her from elsewhere.

export interface NewFacts {
  readonly facts: ReferralFacts;
  readonly factsVersion: number;
  /** The facts known before. */
  readonly earlier: ReferralFacts;
  /** Nobody changed them by hand. */
  readonly follows?: AmendmentFollows;
}

/** The referrer changed or added facts. They are judged again; nothing moves before that, except away from danger. */
export function amended(before: Placement, news: NewFacts, told: Told): Draft {
  const withFacts = { ...before, ...newlyKnown(before, news) };
  const consent = notBeside(agreementLost(withFacts, news, told), news);
  const safe = backToHerTeam(consent.placement, told);
  return {
    ...safe,
    says: [...consent.says, ...safe.says],
    ends: [...(consent.ends ?? []), ...(safe.ends ?? [])],
    what: 'facts-changed',
    because: WHY_AMENDED[news.follows ?? 'a-change'],
  };
}

const WHY_AMENDED: Readonly<Record<AmendmentFollows | 'a-change', string>> = {
  'a-change': 'The person’s team changed or added facts; they are judged again.',
  death: 'The death of the baby is part of what is known of the person; it is judged again.',
  'death-corrected': 'What is known of the person is as before; it is judged again.',
};

/** It is, or is not, about the same person as another referral: the first day that counts is another one. */
export const clockChanged = (
  before: Placement,
  { factsVersion, firstReferredOn }: Pick<Placement, 'factsVersion' | 'firstReferredOn'>,
): Draft => ({
  placement: { ...before, factsVersion, firstReferredOn },
  says: [],
  what: 'first-day-changed',
  quiet: true,
  because: `The first day of the referral is ${firstReferredOn}; it is judged again.`,
});

/**
 * How the person may be reached, or is spoken with, is other than before: read first. Nothing moves, unless an
 * interpreter is needed at an appointment that was booked without one, or is not after all.
 */
export function contactChanged(
  before: Placement,
  { byTeam, interpreterNeeded }: ContactSaid,
  now: Date,
): Draft {
  const read =
    interpreterNeeded === undefined
      ? `${byTeam} has changed how the person may be reached`
      : `${byTeam} has changed how the person is spoken with and written to, or may be reached`;
  const known = interpreterNeeded === undefined ? before : { ...before, interpreterNeeded };
  const { placement, says } = asNeeded(known, now);
  const follows =
    says.length === 0
      ? ''
      : ` ${known.interpreterNeeded === 'yes' ? NEEDED_AFTER_ALL : NOT_NEEDED_AFTER_ALL}`;
  return {
    placement,
    says,
    what: 'contact-changed',
    quiet: true,
    because: sentence(
      `${read}: read it before you reach out. What was not sent before is not sent late.${follows}`,
    ),
  };
}

type ContactSaid = Pick<ReferralContactChangedData, 'byTeam' | 'interpreterNeeded'>;

const NEEDED_AFTER_ALL =
  'An interpreter is needed, and an appointment was booked without one: it is confirmed again once an interpreter is arranged.';

const NOT_NEEDED_AFTER_ALL =
  'No interpreter is needed after all, and an appointment waited for nothing else: it is confirmed again, as it was booked.';

/** A file is there to be read, or can be read now: nothing moves. */
export const fileAdded = (
  before: Placement,
  { byTeam, is }: { readonly byTeam: string; readonly is: AddedFileState },
): Draft => ({
  placement: before,
  says: [],
  what: 'file-added',
  quiet: true,
  because: sentence(WHAT_FILE[is](byTeam)),
});

const WHAT_FILE: Readonly<Record<AddedFileState, (team: string) => string>> = {
  'can-be-opened': (team) => `${team} has added a file: it stands among the files of the referral.`,
  held: (team) => `${team} has added a file, which nobody can open until it has been scanned.`,
  released: (team) => `A file that ${team} added has been scanned, and can be opened now.`,
};

/** The question is answered: the line judges again, or the service that asked goes on where it was. */
export function answered(
  before: Placement,
  news: NewFacts & { readonly questionId: string },
  told: Told,
): Draft {
  const { standing } = before;
  if (standing.is !== 'waiting-for-answer' || standing.questionId !== news.questionId) {
    return amended(before, news, told);
  }
  const asked = [...new Set([...before.asked, ...standing.asks.map(({ fact }) => fact)])];
  const { deadline } = before;
  const resumed =
    standing.then === undefined ? judgeAgain(told) : goOn(standing.then, told, deadline);
  const draft = amended({ ...before, ...resumed, asked }, news, told);
  return { ...draft, what: 'question-answered', because: 'The referrer has answered.' };
}

const goOn = (
  { standing, step, daysLeft }: AskedFrom,
  { now }: Told,
  deadline: Day | undefined,
): Pick<Placement, 'standing' | 'nextStep' | 'because'> => ({
  standing,
  because: step.because,
  nextStep: owe(
    step.what,
    { organisation: step.owner, name: step.ownerName },
    step.because,
    dueAfterPause(daysLeft, now, deadline, step.target),
  ),
});

function judgeAgain(told: Told): Pick<Placement, 'standing' | 'nextStep' | 'because'> {
  const because = 'The published criteria are being read again.';
  return {
    standing: { is: 'being-judged' },
    nextStep: oweFrom(told, 'judge', told.landing, because),
    because,
  };
}

function newlyKnown(
  before: Placement,
  { facts, factsVersion, earlier }: NewFacts,
): Pick<Placement, 'factsVersion' | 'clinicalRisk' | 'callRecorded'> {
  const sameSafety = JSON.stringify(facts.safety) === JSON.stringify(earlier.safety);
  return {
    factsVersion: Math.max(before.factsVersion, factsVersion),
    // What somebody said since, and nobody has looked at, no facts take back.
    clinicalRisk: hasClinicalRisk(facts) || (before.clinicalRisk && isToBeReviewed(before)),
    // A call that was taken answers what was known then.
    callRecorded: before.callRecorded && sameSafety,
  };
}

// Also once a death that was recorded turns out to be a mistake.
const isToBeReviewed = ({ tasks, standing }: Placement): boolean =>
  [...tasks, ...(standing.is === 'death-recorded' ? (standing.then.tasks ?? []) : [])].some(
    ({ purpose }) => purpose === 'worse',
  );

/** Link work never holds a clinical risk: her team holds her again. */
export function backToHerTeam(
  before: Placement,
  told: Told,
  then: 'is-judged-again' | 'somebody-finds-a-place' = 'is-judged-again',
): Pick<Draft, 'placement' | 'says' | 'grants' | 'ends'> {
  if (!before.clinicalRisk) return { placement: before, says: [] };
  const { placement, ends } = withoutRiskyHandOver(before);
  const holder = placement.holder?.kind === 'link-work' ? placement.home : placement.holder;
  const held = { ...placement, ...(holder !== undefined && { holder }) };
  const place = placement.standing.is === 'death-recorded' ? undefined : placeOf(placement);
  if (place?.kind !== 'link-work') return { placement: held, says: [], ends };
  const { placement: next, says } = nextWithoutLinkWork(held, told, then);
  const others = next.alongside.filter(({ serviceId }) => serviceId !== place.serviceId);
  return {
    placement: {
      ...next,
      alongside: [...others, goesOnAlongside(placement, place, told, AT_RISK)],
    },
    says,
    ends,
    grants: [{ organisation: place.serviceId, as: 'alongside' }],
  };
}

function withoutRiskyHandOver(before: Placement): {
  readonly placement: Placement;
  readonly ends: readonly string[];
} {
  const asked = handOverOf(before);
  if (asked?.kind !== 'link-work') return { placement: before, ends: [] };
  return {
    placement: notTakenOver(before, asked, AT_RISK),
    ends: endedWith(asked),
  };
}

// A hub that was asked to take over from link work is offered her now; else she is judged again.
function nextWithoutLinkWork(
  held: Placement,
  told: Told,
  then: 'is-judged-again' | 'somebody-finds-a-place',
): { readonly placement: Placement; readonly says: readonly Saying[] } {
  const asked = handOverOf(held);
  if (asked !== undefined) return nowLeads(held, { ...asked, state: 'offered' }, told);
  return then === 'is-judged-again'
    ? { placement: { ...held, ...judgeAgain(told) }, says: [] }
    : withSomebody(held, told);
}

function withSomebody(
  held: Placement,
  told: Told,
): { readonly placement: Placement; readonly says: readonly Saying[] } {
  const step = oweFrom(told, 'find-a-place', told.landing, FIND_A_PLACE, held.deadline);
  const { standing, saying } = withTask('with-a-person', step, told);
  return {
    placement: { ...held, standing, nextStep: step, because: FIND_A_PLACE },
    says: [saying],
  };
}

const FIND_A_PLACE =
  'A clinical risk was marked while link work had the person: somebody finds a place that can hold it.';

const AT_RISK =
  'It goes on alongside: a clinical risk was marked, and the person’s team holds the person.';

// Agreement was taken back while a service has her: sharing goes no further until somebody has asked her.
function agreementLost(
  placement: Placement,
  { facts, earlier }: NewFacts,
  told: Told,
): Pick<Draft, 'placement' | 'says'> {
  const { holder } = placement;
  if (holder === undefined || facts.consent.withoutConsentBecause !== undefined)
    return { placement, says: [] };
  const recipient = recipientOf(holder.kind);
  if (
    recipient === undefined ||
    earlier.consent[recipient] !== 'yes' ||
    facts.consent[recipient] === 'yes' ||
    placement.tasks.some(({ purpose }) => purpose === 'consent')
  ) {
    return { placement, says: [] };
  }
  const because = facts.consent.refused?.includes(recipient)
    ? `The person was asked and no longer agrees that ${holder.name} is told: share nothing more, and agree with them what comes next.`
    : `The person no longer agrees that ${holder.name} is told: speak with them before anything else.`;
  const task: Task = {
    taskId: told.newId(),
    purpose: 'consent',
    step: oweFrom(told, 'ask-her', holder, because),
  };
  return withTaskBeside(placement, task);
}

// Whoever works alongside, or was asked to, and is not agreed to any more, is told no more.
function notBeside(
  { placement, says }: Pick<Draft, 'placement' | 'says'>,
  { facts, earlier }: NewFacts,
): Pick<Draft, 'placement' | 'says' | 'ends'> {
  const isLost = (kind: TeamKind): boolean => {
    const recipient = recipientOf(kind);
    const refused = facts.consent.refused ?? [];
    return (
      recipient !== undefined &&
      refused.includes(recipient) &&
      earlier.consent[recipient] === 'yes' &&
      (kind === 'link-work' || facts.consent.withoutConsentBecause === undefined)
    );
  };
  const lost = placement.alongside.filter((one) => isActive(one) && isLost(one.kind));
  return lost.reduce<Pick<Draft, 'placement' | 'says' | 'ends'>>(
    (left, at) => {
      if (at.takesOver !== undefined) {
        return {
          ...left,
          placement: notTakenOver(left.placement, at, notAgreedTo(at)),
          ends: [...(left.ends ?? []), ...endedWith(at)],
        };
      }
      const { placement: next, says: more } = notWantedAlongside(left.placement, at);
      return {
        placement: next,
        says: [...left.says, ...more],
        ends: [...(left.ends ?? []), at.serviceId],
      };
    },
    { placement, says, ends: [] },
  );
}

function recipientOf(kind: TeamKind): ConsentRecipient | undefined {
  if (kind === 'mmhs-hub') return 'hub';
  if (kind === 'link-work') return 'vcse';
  return kind === 'other-service' || kind === 'specialist-perinatal' ? 'otherNhs' : undefined;
}
