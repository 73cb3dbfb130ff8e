import type { RegisteredCriterion } from '../criterion.js';

/**
 * Revisions of criteria that judge nothing new any more, kept as they were so that what they judged can be judged
 * again. Before a criterion's judging or wording is changed, its file is copied to `<code>.<revision>.ts` and listed here.
 */
export const EARLIER_REVISIONS: readonly RegisteredCriterion[] = [];
