import { Injectable } from '@nestjs/common';
import type { Role } from '@waymark/contracts';
import { Clock, type Caller, type CallerReader } from '@waymark/platform';
import type { Request } from 'express';
import { RoleToChoose } from '../layout/elsewhere.js';
import { accountOf } from '../store/sessions.store.js';
import './session-data.js';
import { whereFrom } from './where-from.js';
import { rememberSignedIn, subjectOf, type Account, type SignedIn } from './signed-in.js';

/** However busy somebody is, they sign in anew after this. */
const LONGEST_SESSION_MS = 12 * 60 * 60 * 1000;

/** Who is calling is whoever the session says, as their account stands now. */
@Injectable()
export class SessionCallerReader implements CallerReader {
  constructor(private readonly clock: Clock) {}

  read(request: Request): Caller | undefined {
    const signedIn = this.signedIn(request);
    if (signedIn === undefined) return undefined;
    const { account, membership } = signedIn;
    return {
      kind: 'person',
      subject: subjectOf(account),
      organisation: membership.organisation,
      roles: rolesOf(membership.role),
      scopes: [],
      name: account.name,
      from: whereFrom(request, membership.organisation),
    };
  }

  /** Somebody who holds several roles and has chosen none is sent to choose. */
  signedIn(request: Request): SignedIn | undefined {
    const account = this.accountIn(request);
    if (account === undefined) return undefined;
    const chosen = request.session.person?.membershipId;
    const membership = account.memberships.find(({ id }) => id === chosen);
    if (membership === undefined) throw new RoleToChoose();
    const signedIn = { account, membership };
    rememberSignedIn(request, signedIn);
    return signedIn;
  }

  /** Whose session it is, whether or not they have chosen a role. */
  accountIn({ session }: Request): Account | undefined {
    const { person } = session;
    if (person === undefined || this.isTooOld(person.since)) return undefined;
    return accountOf(session);
  }

  isTooOld(since: number): boolean {
    return this.leftAtMost(since) < 0;
  }

  /** Milliseconds for which somebody can stay signed in, whatever they do. */
  leftAtMost(since: number): number {
    return since + LONGEST_SESSION_MS - this.clock.now().getTime();
  }
}

/** A senior operator may all that an operator may. */
const rolesOf = (role: Role): readonly Role[] =>
  role === 'senior-operator' ? ['operator', role] : [role];
