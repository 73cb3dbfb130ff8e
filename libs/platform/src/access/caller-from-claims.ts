import { CALLER_ROLES, SCOPES, type CallerRole, type Scope } from '@waymark/contracts';
import type { JWTPayload } from 'jose';
import type { TrustedIssuer } from '../trusted-issuer.js';
import type { Caller } from './caller.js';

/** What a verified token says of its caller; undefined where it leaves out who or for whom. */
export function callerFromClaims(
  claims: JWTPayload,
  { kind, issuer }: TrustedIssuer,
): Caller | undefined {
  const organisation = textOf(claims.organisation);
  const subject = kind === 'person' ? textOf(claims.sub) : textOf(claims.client_id);
  if (organisation === undefined || subject === undefined) return undefined;
  const name = textOf(claims.name);
  if (kind === 'machine') {
    return {
      kind,
      subject: `${issuer}|${subject}`,
      organisation,
      roles: [],
      scopes: scopesIn(claims),
    };
  }
  const from = textOf(claims.from);
  return {
    kind,
    subject,
    organisation,
    roles: rolesIn(claims),
    scopes: [],
    ...(name !== undefined && { name }),
    ...(from !== undefined && { from }),
  };
}

function rolesIn(claims: JWTPayload): readonly CallerRole[] {
  const given: unknown = claims.roles;
  return Array.isArray(given) ? CALLER_ROLES.filter((role) => given.includes(role)) : [];
}

function scopesIn(claims: JWTPayload): readonly Scope[] {
  const given = (textOf(claims.scope) ?? '').split(' ');
  return SCOPES.filter((scope) => given.includes(scope));
}

const textOf = (claim: unknown): string | undefined =>
  typeof claim === 'string' && claim !== '' ? claim : undefined;
