import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { SIGN_OUT } from '../layout/csrf.guard.js';
import { LEAVE } from '../layout/for-the-person.js';
import { RequestCounts } from './request-counts.js';
import './session-data.js';

/** A provider says in one minute of a whole shift that it has gone home; what it says is signed, and counted if it is not. */
export const LOGOUT = 'sign-in/back-channel-logout';
const FOR_MACHINES = new RegExp(`^/(health/|\\.well-known/|${LOGOUT}$)`);

/** Whoever has to get away from a page, or from a computer that others use, does, however many ask from there. */
const LEAVING = new Set<string>([LEAVE, SIGN_OUT]);

/** More requests a minute than a person makes are refused, per person, or per address of somebody not signed in. */
@Injectable()
export class ThrottleGuard implements CanActivate {
  constructor(private readonly counts: RequestCounts) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    if (FOR_MACHINES.test(request.path) || LEAVING.has(request.path)) return true;
    const { person } = request.session;
    await this.counts.request(person?.accountId ?? addressOf(request));
    return true;
  }
}

/** Only what the one proxy before us says counts, see `trust proxy`. */
export const addressOf = ({ ip = 'unknown' }: Request): string => ip;
