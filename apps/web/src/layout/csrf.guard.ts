import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ProblemError } from '@waymark/platform';
import type { Request } from 'express';
import { say } from '../language/say.js';
import { WebConfig } from '../web.config.js';
import { hasCsrfToken } from './csrf.js';
import { isFromElsewhere } from './from-elsewhere.js';
import { NOT_A_FORM } from './not-a-form.js';

export const FORM_EXPIRED = 'form-expired';
const FROM_ELSEWHERE = 'form-from-elsewhere';
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Nothing is changed by a form that somebody else's page has made. */
@Injectable()
export class CsrfGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: WebConfig,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (READING.has(request.method)) return true;
    if (this.reflector.get<boolean | undefined>(NOT_A_FORM, context.getClass()) === true)
      return true;
    if (isFromElsewhere(request, this.config.WEB_ORIGIN)) throw fromElsewhere();
    if (hasCsrfToken(request)) return true;
    throw new ProblemError({
      status: 403,
      code: FORM_EXPIRED,
      title: say`This form can no longer be sent`,
      detail: say`Nothing was changed. The page was opened before somebody signed in here, or too long ago, and what was typed is not kept. Open the page again, and send the form from there.`,
    });
  }
}

const fromElsewhere = (): ProblemError =>
  new ProblemError({
    status: 403,
    code: FROM_ELSEWHERE,
    title: say`This form came from another site`,
    detail: say`Nothing was changed. If you pressed a button on a page of Waymark, open that page again and send the form from there.`,
  });
