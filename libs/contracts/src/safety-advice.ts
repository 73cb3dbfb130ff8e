import type { NeedFacts, ReferralFacts } from './facts.js';
import type { Advice } from './placement.js';
import { RED_FLAGS, type DestinationKind, type SafetySign } from './vocabulary.js';

// What a person who refers is told at once, on the page, before anything else happens.
// To be confirmed by a clinical safety officer; it never delays or replaces the call.

const MARK = 'To be confirmed by a clinical safety officer.';

/** Whom to telephone, in words that hold anywhere in England until an area has confirmed its own number. */
const CALLS = {
  'emergency-999':
    'Telephone 999 now, or go to A&E, and stay with them if that is safe. Then tell the crisis team.',
  'crisis-4h':
    'Telephone the local crisis team now and ask for a face-to-face assessment within 4 hours. No number to hand: NHS 111 and choose the mental health option. If they cannot be kept safe until then: 999 or A&E.',
  crisis:
    'Telephone the local crisis team now. No number to hand: NHS 111 and choose the mental health option. If there is danger to life: 999 or A&E.',
  'maternity-triage':
    'New confusion in pregnancy or after a birth: also telephone the maternity triage of the unit where they are booked or gave birth, now. A bodily cause has to be looked for as well.',
} as const;
const WITHIN_48_HOURS =
  'Telephone the local crisis team or urgent front door today and ask for an assessment within 48 hours. No number to hand: NHS 111 and choose the mental health option. If it gets worse: 999 or A&E.';
const DECIDE_NOW =
  'A sign or an answer was given that needs a decision now: call now, within 48 hours, or not urgent, and why. In doubt, telephone the local crisis team, or NHS 111 and choose the mental health option. Grief and guilt after a loss are not by themselves an emergency.';

type Call = keyof typeof CALLS;

/** Signs that say whom to call whatever else was answered. */
const CALL_AT_ONCE: Readonly<Partial<Record<SafetySign, readonly Call[]>>> = {
  'immediate-danger': ['emergency-999'],
  'psychosis-suspected': ['crisis-4h'],
  'mania-suspected': ['crisis-4h'],
  'new-confusion': ['crisis-4h', 'maternity-triage'],
  'suicidal-plan': ['crisis'],
  'intent-to-harm-baby': ['crisis'],
  'violent-self-harm': ['crisis'],
};
/** Signs that are red unless the professional, who was asked, says that it is not urgent. */
const CALL_UNLESS_ANSWERED: readonly SafetySign[] = ['estrangement', 'rapidly-changing-state'];
/** Of those, what grief alone can bring where a baby was lost and none lives. */
const MAY_BE_GRIEF: readonly SafetySign[] = ['estrangement'];
/** Signs that prompt the question, and after a loss never send anyone to crisis by themselves. */
const PROMPTS_THE_QUESTION: readonly SafetySign[] = [
  'recent-significant-change',
  'pervasive-guilt-hopelessness',
];

/** What the advice is read from. */
export type SafetyToRead = Pick<ReferralFacts, 'safety' | 'occurrences'> & {
  readonly need: Pick<NeedFacts, 'scores'>;
};

/** Immediate safety advice: whom to telephone now, the most urgent first; empty when no sign says so. */
export function safetyAdvice(facts: SafetyToRead): Advice[] {
  const { signs, urgency } = facts.safety;
  const calls = new Set<Call>(signs.flatMap((sign) => CALL_AT_ONCE[sign] ?? []));
  if (urgency === 'call-now' && calls.size === 0) calls.add('crisis');
  const unanswered = urgency === 'not-asked';
  const lost = facts.occurrences.some(({ kind }) => kind === 'loss');
  const grieves = lost && !facts.occurrences.some(({ kind }) => kind === 'birth');
  const asks = [...PROMPTS_THE_QUESTION, ...(grieves ? MAY_BE_GRIEF : [])];
  const red = CALL_UNLESS_ANSWERED.filter((sign) => !asks.includes(sign));
  if (unanswered && ticked(signs, red)) calls.add('crisis');
  const prompts = unanswered && ticked(signs, asks);
  if (prompts && !lost) calls.add('crisis');

  if (calls.size > 0) return IN_ORDER.filter((call) => calls.has(call)).map(callAdvice);
  if (urgency === 'within-48-hours') return [advice('crisis', WITHIN_48_HOURS)];
  const undecided = prompts || (unanswered && selfHarmWasAnswered(facts));
  return undecided ? [advice('ask-referrer', DECIDE_NOW)] : [];
}

/** Does anything ask the professional: call now, within 48 hours, or not urgent, because? */
export const promptsUrgency = (facts: SafetyToRead): boolean =>
  ticked(facts.safety.signs, RED_FLAGS) || selfHarmWasAnswered(facts);

/** PHQ-9 item 9 or EPDS item 10 was answered with anything above 0. */
const selfHarmWasAnswered = ({ need }: SafetyToRead): boolean =>
  need.scores.some(({ selfHarmItem = 0 }) => selfHarmItem > 0);

const IN_ORDER: readonly Call[] = ['emergency-999', 'crisis-4h', 'maternity-triage', 'crisis'];

const ticked = (signs: readonly SafetySign[], of: readonly SafetySign[]): boolean =>
  of.some((sign) => signs.includes(sign));

const callAdvice = (call: Call): Advice => advice(call, CALLS[call]);

const advice = (kind: DestinationKind, how: string): Advice => ({ kind, how: `${how} ${MARK}` });
