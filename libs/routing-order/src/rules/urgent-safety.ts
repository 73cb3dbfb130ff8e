import type { MissingAnswer } from '@waymark/contracts';
import { callAdvice, concernAdvice } from '../advice.js';
import type { Verdict } from '../decision.js';
import { needsCall, needsPerinatalTeam, urgencyToBeSaid } from '../safety.js';
import type { Situation } from '../situation.js';
import { perinatalAdvice } from './perinatal-team.js';

const URGENCY: MissingAnswer = {
  fact: 'safety.urgency',
  question: 'Does this need a call now, help within 48 hours, or is it not urgent?',
};

/** A call is needed, or nobody has said that it is not although they were asked. */
export function urgentSigns({ facts, asked, callRecorded }: Situation): true | undefined {
  const neverSaid = urgencyToBeSaid(facts) && asked.includes(URGENCY.fact);
  return !callRecorded && (needsCall(facts) || neverSaid) ? true : undefined;
}

export const callNow = (_found: unknown, situation: Situation): Verdict => ({
  lead: { go: 'call' },
  because:
    'A sign that needs a call was seen: telephone now, and record who took the call. Nothing waits for this form.',
  advice: [
    ...callAdvice(situation),
    ...(needsPerinatalTeam(situation.facts) ? [perinatalAdvice(situation)] : []),
    ...concernAdvice(situation),
  ],
});

export const urgencyIsOpen = ({ facts, asked }: Situation): true | undefined =>
  urgencyToBeSaid(facts) && !asked.includes(URGENCY.fact) ? true : undefined;

export const askHowUrgent = (_found: unknown, situation: Situation): Verdict => ({
  lead: { go: 'ask', asks: [URGENCY], soon: true },
  because:
    'Signs were seen that grief can bring and that can also be urgent: the referrer is asked how urgent it is.',
  advice: callAdvice(situation),
});
