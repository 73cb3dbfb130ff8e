import { csrfSync } from 'csrf-sync';
import type { Request } from 'express';

/** The name of the hidden field in every form that changes something. */
const FIELD = 'csrf';
const TOKEN_BYTES = 32;

const csrf = csrfSync({ size: TOKEN_BYTES, getTokenFromRequest: csrfTokenIn });

/** The token that a posted form carries, whosever it is. */
export function csrfTokenIn(request: Request): string | undefined {
  const body: unknown = request.body;
  const token: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, FIELD) : '';
  return typeof token === 'string' ? token : undefined;
}

/** The session's token, made when first asked for. */
export const csrfTokenOf = (request: Request): string => csrf.generateToken(request);

/** Does the form come from a page that we gave to this session? */
export const hasCsrfToken = (request: Request): boolean => csrf.isRequestValid(request);

/** The same where the session may not be there, because the database is silent or the form came before it. */
export const isOfThisSession = (request: Request): boolean =>
  'session' in request && hasCsrfToken(request);
