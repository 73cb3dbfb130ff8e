import { ProblemError } from '@waymark/platform';

/** A service that fails or does not answer, in contrast to one that says no. */
export const isSilence = (thrown: unknown): boolean =>
  thrown instanceof ProblemError && thrown.status >= 500;

/** The answer, or undefined where the service is silent: the page then says what is missing. */
export async function ifAnswered<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (thrown) {
    if (isSilence(thrown)) return undefined;
    throw thrown;
  }
}

/** The answer, or undefined where the service has none, or none that this team may see. */
export async function ifFound<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (thrown) {
    if (thrown instanceof ProblemError && thrown.status === 404) return undefined;
    throw thrown;
  }
}
