import type { Caller } from '@waymark/platform';
import type { Called, Calls } from './calls.js';
import { ifAnswered } from './silence.js';

/** The services that hear events, in the order of the line. */
export const HEARERS = [
  'intake',
  'eligibility',
  'routing',
  'notification',
  'operations',
] as const satisfies readonly Called[];
export type Hearer = (typeof HEARERS)[number];

/** What a service answered; absent where it is silent. */
export interface AnswerOf<Answer> {
  readonly service: Hearer;
  readonly answer?: Answer;
}

/** One silent service must not keep the page of the others. */
const PATIENCE_MS = 2_000;

/** The same question to each of them. */
export const ofEachHearer = <Answer>(
  calls: Calls,
  caller: Caller,
  path: string,
): Promise<readonly AnswerOf<Answer>[]> =>
  Promise.all(
    HEARERS.map(async (service) => {
      const asking = { timeoutMs: PATIENCE_MS };
      const answer = await ifAnswered(calls.get<Answer>(service, path, caller, asking));
      return { service, ...(answer !== undefined && { answer }) };
    }),
  );
