import 'express-session';
import type { Identity } from './identity.js';

/** What is remembered between leaving for the identity provider and coming back. */
export interface SigningIn {
  /** Code of the identity provider. */
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where to go afterwards; always a path of our own. */
  readonly to: string;
}

/** Who is signed in; what they may do is read anew for each request. */
export interface KnownPerson {
  readonly accountId: string;
  /** As the provider names them, so that it can end the session. */
  readonly identity: Pick<Identity, 'issuer' | 'subject' | 'sid'>;
  /** The provider's ID token, sealed to this session; only where signing out ends the session there too. */
  readonly idToken?: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Absent while one of several is still to be chosen. */
  readonly membershipId?: string;
}

declare module 'express-session' {
  interface SessionData {
    signingIn?: SigningIn;
    person?: KnownPerson;
    /** The self-referral that is being written here; there is no account. */
    ownDraft?: string;
  }
}
