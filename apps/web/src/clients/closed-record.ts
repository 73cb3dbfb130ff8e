import { RESTRICTED } from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';

/** The code of a problem (503): intake has opened it, and another service has not heard yet. */
export const BEING_OPENED = 'being-opened';

/** The answer, or undefined where the record is closed to whoever asks. */
export async function ifOpen<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (thrown) {
    if (thrown instanceof ProblemError && thrown.code === RESTRICTED) return undefined;
    throw thrown;
  }
}

/** How often is asked again, and how long is waited before each time, in milliseconds. */
const AGAIN = { times: 30, restMs: 100 };

/**
 * What was opened a moment ago is open in other services as soon as they have heard: asked again for three seconds.
 * Undefined where it is closed still.
 */
export async function onceOpen<Answer>(
  ask: () => Promise<Answer>,
  rest: (ms: number) => Promise<void>,
): Promise<Answer | undefined> {
  for (let time = 0; time < AGAIN.times; time += 1) {
    await rest(AGAIN.restMs);
    const answer = await ifOpen(ask());
    if (answer !== undefined) return answer;
  }
  return undefined;
}
