import type { ReferralFacts } from './facts.js';
import type { Advice } from './placement.js';
import type { DestinationKind, SafetySign } from './vocabulary.js';

// What a person who refers is told at once, on the page, before anything else happens.
// To be confirmed by a clinical safety officer; it never delays or replaces the call.

const MARK = 'To be confirmed by a clinical safety officer.';

/** Whom to telephone, in words that hold anywhere in England until an area has confirmed its own number. */
const CALLS = {
  'emergency-999':
    'Telephone 999 now, or go to A&E, and stay with them if that is safe. Then tell the crisis team.',
  'crisis-4h':
    'Telephone the local crisis team now and ask for a face-to-face assessment within 4 hours. No number to hand: NHS 111 and choose the mental health option. New confusion in pregnancy or after a birth: also telephone maternity triage. If they cannot be kept safe until then: 999 or A&E.',
  crisis:
    'Telephone the local crisis team now. No number to hand: NHS 111 and choose the mental health option. If there is danger to life: 999 or A&E.',
} as const;
const WITHIN_48_HOURS =
  'Telephone the local crisis team or urgent front door today and ask for an assessment within 48 hours. No number to hand: NHS 111 and choose the mental health option. If it gets worse: 999 or A&E.';
const DECIDE_NOW =
  'A sign was ticked that needs a decision now: call now, within 48 hours, or not urgent, and why. In doubt, telephone the local crisis team, or NHS 111 and choose the mental health option. Grief and guilt after a loss are not by themselves an emergency.';

type Call = keyof typeof CALLS;

/** Signs that say whom to call whatever else was answered. */
const CALL_AT_ONCE: Readonly<Partial<Record<SafetySign, Call>>> = {
  'immediate-danger': 'emergency-999',
  'psychosis-suspected': 'crisis-4h',
  'suicidal-plan': 'crisis',
  'intent-to-harm-baby': 'crisis',
  'violent-self-harm': 'crisis',
};
/** Signs that are red unless the professional, who was asked, says that it is not urgent. */
const CALL_UNLESS_ANSWERED: readonly SafetySign[] = ['estrangement', 'rapidly-changing-state'];
/** Signs that prompt the question, and after a loss never send anyone to crisis by themselves. */
const PROMPTS_THE_QUESTION: readonly SafetySign[] = [
  'recent-significant-change',
  'pervasive-guilt-hopelessness',
];

/** Immediate safety advice: whom to telephone now, the most urgent first; empty when no sign says so. */
export function safetyAdvice(facts: Pick<ReferralFacts, 'safety' | 'occurrences'>): Advice[] {
  const { signs, urgency } = facts.safety;
  const calls = new Set<Call>();
  for (const sign of signs) {
    const call = CALL_AT_ONCE[sign];
    if (call !== undefined) calls.add(call);
  }
  if (urgency === 'call-now' && calls.size === 0) calls.add('crisis');
  const unanswered = urgency === 'not-asked';
  if (unanswered && ticked(signs, CALL_UNLESS_ANSWERED)) calls.add('crisis');
  const prompts = unanswered && ticked(signs, PROMPTS_THE_QUESTION);
  if (prompts && !facts.occurrences.some(({ kind }) => kind === 'loss')) calls.add('crisis');

  if (calls.size > 0) return IN_ORDER.filter((call) => calls.has(call)).map(callAdvice);
  if (urgency === 'within-48-hours') return [advice('crisis', WITHIN_48_HOURS)];
  return prompts ? [advice('ask-referrer', DECIDE_NOW)] : [];
}

const IN_ORDER: readonly Call[] = ['emergency-999', 'crisis-4h', 'crisis'];

const ticked = (signs: readonly SafetySign[], of: readonly SafetySign[]): boolean =>
  of.some((sign) => signs.includes(sign));

const callAdvice = (call: Call): Advice => advice(call, CALLS[call]);

const advice = (kind: DestinationKind, how: string): Advice => ({ kind, how: `${how} ${MARK}` });
