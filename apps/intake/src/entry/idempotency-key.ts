import { createHash } from 'node:crypto';
import type { IdempotencyKey } from '@waymark/messaging';
import { ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { SELF } from '../domain/sender.js';

const HEADER = 'Idempotency-Key';
const KEY = /^[!-~]{1,200}$/;

/** The key a command cannot do without. */
export function requiredKey(request: Request, body: object, by: Caller): IdempotencyKey {
  const key = optionalKey(request, body, by).key;
  if (key !== undefined) return key;
  throw refused(
    'idempotency-key-missing',
    `Send the header ${HEADER} with a value of your own for each referral, such as a UUID. ` +
      'The same key with the same body gets the first answer again.',
  );
}

/** The key where one was sent, as a part of a command. */
export function optionalKey(
  request: Request,
  body: object,
  by: Caller,
): { readonly key?: IdempotencyKey } {
  const sent = request.get(HEADER);
  if (sent === undefined) return {};
  if (!KEY.test(sent)) {
    throw refused(
      'idempotency-key-malformed',
      `The header ${HEADER} must be 1 to 200 printable characters without blanks.`,
    );
  }
  // The address is part of what is asked: the same key and body for another referral is another request.
  const asked = `${request.method} ${request.path}\n${inOneOrder(body)}`;
  const bodyHash = createHash('sha256').update(asked).digest('hex');
  // Women who refer themselves share an organisation, but no keys.
  const organisation = by.organisation === SELF ? by.subject : by.organisation;
  return { key: { organisation, key: sent, bodyHash } };
}

const refused = (code: string, detail: string): ProblemError =>
  new ProblemError({ status: 400, code, title: `${HEADER} is needed`, detail });

// The order of fields does not make another body.
const inOneOrder = (body: object): string =>
  JSON.stringify(body, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
