import type { FieldProblem } from '@waymark/contracts';
import { plainProblem } from '../http/problem-of.js';
import { ProblemError } from '../problem-error.js';
import type { Received } from './http-exchange.js';

/** Another service's refusal as an error of our own, with its code and words where it gives them. */
export function problemFrom({ status, contentType, text }: Received): ProblemError {
  const plain = plainProblem(status);
  if (!contentType.includes('application/problem+json')) return plain;
  const said = jsonIn(text);
  if (typeof said !== 'object' || said === null) return plain;
  const { code, title, detail, errors } = said as Record<string, unknown>;
  return new ProblemError({
    status,
    code: typeof code === 'string' ? code : plain.code,
    title: typeof title === 'string' ? title : plain.title,
    detail: typeof detail === 'string' ? detail : plain.detail,
    ...(Array.isArray(errors) && { errors: errors.filter(isFieldProblem) }),
  });
}

/** Undefined where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFieldProblem(value: unknown): value is FieldProblem {
  if (typeof value !== 'object' || value === null) return false;
  const { field, rule, message } = value as Record<string, unknown>;
  return typeof field === 'string' && typeof rule === 'string' && typeof message === 'string';
}
