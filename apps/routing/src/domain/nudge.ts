import {
  NUDGE_AGAIN_HOURS,
  referralNudged,
  type AskedToLook,
  type NudgeReason,
} from '@waymark/contracts';
import { say } from './change.js';
import { keyOf, type NudgeMade, type Owed, type Placement } from './placement.js';
import { refuse, type Moved } from './refusal.js';
import { momentInWords } from './words.js';

/** Whom an operator asks to look at a referral whose next step is late, and why. */
export interface NudgeWanted {
  /** The organisation that owed the step when the operator read it. */
  readonly asked: string;
  readonly reason: NudgeReason;
}

const WHY: Readonly<Record<NudgeReason, string>> = {
  'limit-long-past': 'the next step is long past its limit',
  'nothing-recorded': 'nothing has been recorded since it came to the team',
  'not-reached-by-telephone': 'the team could not be reached by telephone',
  'somebody-asked': 'somebody who waits for news has asked',
  'after-a-fault': 'a fault of Waymark may have kept it from the team',
};

/** The team that owes the late step is asked: holder, step and clock stay what they are. */
export function nudge(before: Placement, { asked, reason }: NudgeWanted, now: Date): Moved {
  const { nextStep } = before;
  if (nextStep === undefined)
    return refuse('closed', 'It is closed: nobody owes a next step any more.');
  if (isOfTheLine(nextStep))
    return refuse(
      'waymark-owes-it',
      'No team can do this step: Waymark owes it itself. See whether eligibility and routing hear, and whether an event has failed.',
    );
  if (nextStep.owner !== asked)
    return refuse(
      'moved-meanwhile',
      `The next step is owed by ${nextStep.ownerName} now. Read the referral again.`,
    );
  if (Date.parse(nextStep.dueAt) > now.getTime())
    return refuse(
      'not-late',
      `It is not past its limit: the next step is due on ${momentInWords(nextStep.dueAt)}.`,
    );
  const because = `An operator of Waymark asked ${nextStep.ownerName} to look at it: ${WHY[reason]}.`;
  const made: NudgeMade = {
    organisation: asked,
    at: now.toISOString(),
    reason,
    step: keyOf(nextStep),
    dueAt: nextStep.dueAt,
  };
  const others = (before.nudges ?? []).filter(({ organisation }) => organisation !== asked);
  return {
    draft: {
      placement: { ...before, nudges: [...others, made] },
      says: [say(referralNudged, { asked, reason })],
      what: 'nudged',
      because,
    },
  };
}

/** When the team was asked so lately that it is not asked again yet. */
export const askedLately = (
  { nudges = [] }: Pick<Placement, 'nudges'>,
  asked: string,
  now: Date,
): NudgeMade | undefined =>
  nudges.find((made) => made.organisation === asked && againFrom(new Date(made.at)) > now);

export const againFrom = (at: Date): Date => new Date(at.getTime() + NUDGE_AGAIN_HOURS * 3_600_000);

/** What an organisation reads of having been asked: for as long as it owes the step that it was asked for. */
export function askedOf(
  { nudges = [], nextStep }: Pick<Placement, 'nudges' | 'nextStep'>,
  organisation: string,
): AskedToLook | undefined {
  if (nextStep === undefined) return undefined;
  const made = nudges.find(
    (one) =>
      one.organisation === organisation &&
      one.step === keyOf(nextStep) &&
      one.dueAt === nextStep.dueAt,
  );
  return made && { at: made.at, reason: made.reason };
}

// Judging, and mending what has failed, are done by no team.
const isOfTheLine = ({ what }: Owed): boolean => what === 'judge' || what === 'mend-failed-event';
