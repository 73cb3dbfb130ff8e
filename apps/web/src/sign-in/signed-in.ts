import type { ReferrerRole, Role } from '@waymark/contracts';
import type { Request } from 'express';

/** A role that somebody holds in an organisation. */
export interface Membership {
  readonly id: string;
  readonly organisation: string;
  /** Public name of the team. */
  readonly organisationName: string;
  readonly role: Role;
  /** For referrers: what they are, to save them typing it. */
  readonly referrerRole?: ReferrerRole;
}

/** A person who may use the site. */
export interface Account {
  readonly id: string;
  readonly issuer: string;
  /** The identity provider's name for them; unique together with the issuer. */
  readonly subject: string;
  readonly name: string;
  readonly email?: string;
  readonly memberships: readonly Membership[];
}

/** Who is using the site in this request, and as whom. */
export interface SignedIn {
  readonly account: Account;
  readonly membership: Membership;
}

const people = new WeakMap<Request, SignedIn>();

export function rememberSignedIn(request: Request, signedIn: SignedIn): void {
  people.set(request, signedIn);
}

export const signedInOf = (request: Request): SignedIn | undefined => people.get(request);

/** Unique across identity providers. */
export const subjectOf = ({ issuer, subject }: Account): string => `${issuer}|${subject}`;
