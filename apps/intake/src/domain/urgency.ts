import { safetyAdvice, type SafetyToRead } from '@waymark/contracts';

/** Goes ahead of any backlog: somebody is to be called, or has to say at once whether to call. */
export const isUrgent = (facts: SafetyToRead): boolean => safetyAdvice(facts).length > 0;
