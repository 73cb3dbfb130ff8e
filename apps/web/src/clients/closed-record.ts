import { RESTRICTED } from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';

/** As intake says it of a record that is closed to whoever asks. */
export const closedRecord = (): ProblemError =>
  new ProblemError({
    status: 403,
    code: RESTRICTED,
    title: 'This record is restricted',
    detail: 'Only those who are named on it open it.',
  });

/** The answer, or undefined where the record is closed to whoever asks. */
export async function ifOpen<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (thrown) {
    if (thrown instanceof ProblemError && thrown.code === RESTRICTED) return undefined;
    throw thrown;
  }
}
