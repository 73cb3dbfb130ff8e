import type { IdempotencyKey } from '@waymark/messaging';
import { keyOf, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { SELF } from '../domain/sender.js';

/** The key a command cannot do without. */
export function requiredKey(request: Request, body: object, by: Caller): IdempotencyKey {
  const { key } = optionalKey(request, body, by);
  if (key !== undefined) return key;
  throw new ProblemError({
    status: 400,
    code: 'idempotency-key-missing',
    title: 'Idempotency-Key is needed',
    detail:
      'Send the header Idempotency-Key with a value of your own for each referral, such as a UUID. ' +
      'The same key with the same body gets the first answer again.',
  });
}

/** The key where one was sent, as a part of a command. Women who refer themselves share an organisation, but no keys. */
export const optionalKey = (
  request: Request,
  body: object,
  by: Caller,
): { readonly key?: IdempotencyKey } =>
  keyOf(request, body, by.organisation === SELF ? { ...by, organisation: by.subject } : by);
