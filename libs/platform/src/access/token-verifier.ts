import { createHash } from 'node:crypto';
import type { ServiceName } from '@waymark/contracts';
import { createRemoteJWKSet, decodeJwt, jwtVerify, type RemoteJWKSet } from 'jose';
import { plainProblem } from '../http/problem-of.js';
import type { TrustedIssuer } from '../trusted-issuer.js';
import type { Caller } from './caller.js';
import { callerFromClaims } from './caller-from-claims.js';
import { isAboutTheToken } from './is-about-the-token.js';

const ALGORITHMS = ['ES256', 'RS256', 'EdDSA'];
const TOLERANCE_SECONDS = 30;
const KEYS_TIMEOUT_MS = 3_000;
const MOST_REMEMBERED = 10_000;
/** Then a key that the issuer has withdrawn is missed, however long a token of it lives. */
const LOOKED_AT_AGAIN_AFTER_MS = 600_000;

interface Issuer {
  readonly trusted: TrustedIssuer;
  readonly keys: RemoteJWKSet;
}

interface Verified {
  readonly caller: Caller;
  readonly until: number;
}

export const audienceOf = (service: ServiceName): string => `waymark-${service}`;

/**
 * Believes tokens of trusted issuers for this service only. Real time is meant throughout, also where a
 * spec moves the service's clock: how long a token is good is between two machines, not part of the domain.
 */
export class TokenVerifier {
  private readonly audience: string;
  private readonly issuers: ReadonlyMap<string, Issuer>;
  private readonly verified = new Map<string, Verified>();

  constructor(service: ServiceName, trusted: readonly TrustedIssuer[]) {
    this.audience = audienceOf(service);
    this.issuers = new Map(trusted.map((issuer) => [issuer.issuer, withKeys(issuer)]));
  }

  /** Undefined where the token is not to be believed, whatever the reason. */
  async verify(token: string): Promise<Caller | undefined> {
    const hash = createHash('sha256').update(token).digest('base64');
    const known = this.verified.get(hash);
    if (known !== undefined && known.until > Date.now()) return known.caller;
    this.verified.delete(hash);

    const issuer = this.issuers.get(issuerIn(token) ?? '');
    const verified = issuer && (await this.check(token, issuer));
    if (verified !== undefined) this.remember(hash, verified);
    return verified?.caller;
  }

  private async check(token: string, { trusted, keys }: Issuer): Promise<Verified | undefined> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: trusted.issuer,
        audience: this.audience,
        algorithms: ALGORITHMS,
        clockTolerance: TOLERANCE_SECONDS,
        requiredClaims: ['exp', 'iat'],
      });
      const caller = callerFromClaims(payload, trusted);
      const expires = ((payload.exp ?? 0) + TOLERANCE_SECONDS) * 1000;
      const until = Math.min(expires, Date.now() + LOOKED_AT_AGAIN_AFTER_MS);
      return caller && { caller, until };
    } catch (error) {
      if (isAboutTheToken(error)) return undefined;
      throw plainProblem(503, error);
    }
  }

  // The oldest leave first; a Map keeps the order in which they came.
  private remember(hash: string, verified: Verified): void {
    this.verified.set(hash, verified);
    for (const oldest of this.verified.keys()) {
      if (this.verified.size <= MOST_REMEMBERED) return;
      this.verified.delete(oldest);
    }
  }
}

const withKeys = (issuer: TrustedIssuer): Issuer => ({
  trusted: issuer,
  keys: createRemoteJWKSet(new URL(issuer.jwksUrl), { timeoutDuration: KEYS_TIMEOUT_MS }),
});

function issuerIn(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}
