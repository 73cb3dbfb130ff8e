import type { ServiceName } from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';

/** That a service does not answer, and which: the page says what can be done all the same. */
export class SilentService extends ProblemError {
  constructor(
    readonly silent: ServiceName,
    said: ProblemError,
  ) {
    super(said, { cause: said.cause ?? said });
  }
}

/** A service that fails or does not answer, in contrast to one that says no. */
export const isSilence = (thrown: unknown): boolean =>
  thrown instanceof ProblemError && thrown.status >= 500;

/** The answer; a service that has none is named. */
export async function named<Answer>(service: ServiceName, asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (thrown) {
    throw thrown instanceof ProblemError && isSilence(thrown)
      ? new SilentService(service, thrown)
      : thrown;
  }
}

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
