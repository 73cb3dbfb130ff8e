import type { FieldProblem } from '@waymark/contracts';
import { plainProblem } from '../http/problem-of.js';
import { ProblemError } from '../problem-error.js';

/** Another service's refusal as an error of our own, with its code and words where it gives them. */
export async function problemFrom(response: Response): Promise<ProblemError> {
  const plain = plainProblem(response.status);
  if (response.headers.get('content-type')?.includes('application/problem+json') !== true)
    return plain;
  const said: unknown = await response.json().catch(() => undefined);
  if (typeof said !== 'object' || said === null) return plain;
  const { code, title, detail, errors } = said as Record<string, unknown>;
  return new ProblemError({
    status: response.status,
    code: typeof code === 'string' ? code : plain.code,
    title: typeof title === 'string' ? title : plain.title,
    detail: typeof detail === 'string' ? detail : plain.detail,
    ...(Array.isArray(errors) && { errors: errors.filter(isFieldProblem) }),
  });
}

function isFieldProblem(value: unknown): value is FieldProblem {
  if (typeof value !== 'object' || value === null) return false;
  const { field, rule, message } = value as Record<string, unknown>;
  return typeof field === 'string' && typeof rule === 'string' && typeof message === 'string';
}
