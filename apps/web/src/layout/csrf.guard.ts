import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ProblemError } from '@waymark/platform';
import type { Request } from 'express';
import { say } from '../language/say.js';
import '../sign-in/session-data.js';
import { AccountsStore } from '../store/accounts.store.js';
import { WebConfig } from '../web.config.js';
import { csrfTokenIn, hasCsrfToken } from './csrf.js';
import { isFromElsewhere } from './from-elsewhere.js';
import { NOT_A_FORM } from './not-a-form.js';

export const FORM_EXPIRED = 'form-expired';
const FROM_ELSEWHERE = 'form-from-elsewhere';
/** Where everybody signs out. */
export const SIGN_OUT = '/sign-out';
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Nothing is changed by a form that somebody else's page has made. */
@Injectable()
export class CsrfGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: WebConfig,
    private readonly accounts: AccountsStore,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    if (READING.has(request.method)) return true;
    if (this.reflector.get<boolean | undefined>(NOT_A_FORM, context.getClass()) === true)
      return true;
    if (isFromElsewhere(request, this.config.WEB_ORIGIN)) throw fromElsewhere();
    if (hasCsrfToken(request) || (await this.signsOut(request))) return true;
    throw new ProblemError({
      status: 403,
      code: FORM_EXPIRED,
      title: say`This form can no longer be sent`,
      detail: say`Nothing was changed. The page was opened before somebody signed in here, or too long ago, and what was typed is not kept. Open the page again, and send the form from there.`,
    });
  }

  // Whoever presses it walks away, also from a page of an earlier session: they are signed out, whoever is signed in by now.
  private async signsOut(request: Request): Promise<boolean> {
    if (request.path !== SIGN_OUT) return false;
    const token = csrfTokenIn(request);
    return request.session.person === undefined || this.accounts.isOfAnyPage(token ?? '');
  }
}

const fromElsewhere = (): ProblemError =>
  new ProblemError({
    status: 403,
    code: FROM_ELSEWHERE,
    title: say`This form came from another site`,
    detail: say`Nothing was changed. If you pressed a button on a page of Waymark, open that page again and send the form from there.`,
  });
