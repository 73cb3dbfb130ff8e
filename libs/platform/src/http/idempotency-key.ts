import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { Caller } from '../access/caller.js';
import { ProblemError } from '../problem-error.js';

const HEADER = 'Idempotency-Key';
const KEY = /^[!-~]{1,200}$/;

interface KeySent {
  readonly organisation: string;
  readonly key: string;
  /** SHA-256 of who sent it, the address and the body it came with. */
  readonly bodyHash: string;
}

/** The caller's key where one was sent, bound to them, the address and the body it came with: an answer is for nobody else. */
export function keyOf(
  request: Request,
  body: object,
  { organisation, subject }: Caller,
): { readonly key?: KeySent } {
  const key = request.get(HEADER);
  if (key === undefined) return {};
  if (!KEY.test(key)) {
    throw new ProblemError({
      status: 400,
      code: 'idempotency-key-malformed',
      title: `${HEADER} cannot be used`,
      detail: `The header ${HEADER} must be 1 to 200 printable characters without blanks.`,
    });
  }
  const asked = `${subject}\n${request.method} ${request.path}\n${JSON.stringify(sorted(body))}`;
  const bodyHash = createHash('sha256').update(asked).digest('hex');
  return { key: { organisation, key, bodyHash } };
}

// The order of fields does not make another body.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(fields.map(([name, inner]) => [name, sorted(inner)]));
}
