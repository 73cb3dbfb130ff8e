import type { FieldProblem } from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';

/** What a service does not take as it is, field by field; it was asked well, but about what cannot be. */
export interface Refused {
  readonly refused: readonly FieldProblem[];
}

/** The answer, or what has to be put right first. */
export async function orRefused<Answer>(asked: Promise<Answer>): Promise<Answer | Refused> {
  try {
    return await asked;
  } catch (thrown) {
    if (thrown instanceof ProblemError && thrown.status === 422) {
      return { refused: thrown.errors ?? [] };
    }
    throw thrown;
  }
}

export const isRefused = (answer: object): answer is Refused => 'refused' in answer;
