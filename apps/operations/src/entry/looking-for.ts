import { soughtIn, type FieldProblem, type FindReferral } from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';
import type { Looking } from '../store/found.view.js';

/** A London day in autumn. */
const LONGEST_MS = 25 * 3_600_000;

/** What is asked for; refused where it would be everything. */
export function lookingFor(query: FindReferral): Looking {
  const { reference, consumer, from, to } = query;
  const sought = reference === undefined ? undefined : soughtIn(reference);
  const heard = from === undefined || to === undefined ? undefined : { from, to };
  const problem = problemOf(query) ?? nothing({ sought, consumer, heard });
  if (problem !== undefined) throw ProblemError.unprocessable([problem]);
  return {
    ...(sought !== undefined && { sought }),
    ...(consumer !== undefined && { consumer }),
    ...(heard !== undefined && { heard }),
  };
}

function problemOf({ from, to }: FindReferral): FieldProblem | undefined {
  if ((from === undefined) !== (to === undefined)) {
    const field = from === undefined ? 'from' : 'to';
    return { field, rule: 'isInstant', message: 'from and to are given together' };
  }
  const length = Date.parse(to ?? '') - Date.parse(from ?? '');
  if (length <= 0) return { field: 'to', rule: 'min', message: 'to must be after from' };
  if (length > LONGEST_MS)
    return { field: 'to', rule: 'max', message: 'to must be at most 25 hours after from' };
  return undefined;
}

const nothing = (given: Readonly<Record<string, unknown>>): FieldProblem | undefined =>
  Object.values(given).some((one) => one !== undefined)
    ? undefined
    : {
        field: 'reference',
        rule: 'isSought',
        message: 'give a reference, an id, a trace, a consumer, or from when to when',
      };
