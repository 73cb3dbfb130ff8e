import { ProblemError } from '@waymark/platform';

/** `old`: somebody changed the facts between the reading and this. */
export async function orOld<T>(answer: Promise<T>): Promise<T | 'old'> {
  try {
    return await answer;
  } catch (thrown) {
    if (thrown instanceof ProblemError && thrown.code === 'facts-changed') return 'old';
    throw thrown;
  }
}
