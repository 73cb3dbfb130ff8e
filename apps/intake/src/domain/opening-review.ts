import {
  addWorkingDays,
  londonDay,
  type Day,
  type FieldProblem,
  type ReviewOpening,
} from '@waymark/contracts';

const LOOKED_AT_WITHIN = 3;
const SHORTEST_WORDS = 10;

/** The last day on which it is looked at in time. */
export const reviewBy = (openedAt: Date): Day =>
  addWorkingDays(londonDay(openedAt), LOOKED_AT_WITHIN);

export function* reviewProblems({ verdict, words = '' }: ReviewOpening): Generator<FieldProblem> {
  if (verdict === 'not-in-order' && words.trim().length < SHORTEST_WORDS) {
    yield {
      field: 'words',
      rule: 'say-what',
      message: `Say in a few words what was not in order, and what is done about it: at least ${String(SHORTEST_WORDS)} characters.`,
    };
  }
}
