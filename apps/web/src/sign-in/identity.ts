/** Somebody as the identity provider names them. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** Absent unless the provider says that it is verified. */
  readonly email?: string;
  /** The provider's own session, where it names one. */
  readonly sid?: string;
  /** By which the provider knows which session is to end; only where it is to end there too. It says who somebody is. */
  readonly idToken?: string;
}

/** Whose sessions a provider wants ended: one session, or all of a person. */
export type EndedIdentity = { readonly issuer: string } & (
  | { readonly sid: string; readonly subject?: string }
  | { readonly subject: string; readonly sid?: never }
);
