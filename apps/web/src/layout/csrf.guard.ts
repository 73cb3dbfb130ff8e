import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ProblemError } from '@waymark/platform';
import type { Request } from 'express';
import { hasCsrfToken } from './csrf.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Nothing is changed by a form that somebody else's page has made. */
@Injectable()
export class CsrfGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (READING.has(request.method) || hasCsrfToken(request)) return true;
    throw new ProblemError({
      status: 403,
      code: 'form-expired',
      title: 'This form can no longer be sent',
      detail: 'Go back, load the page again, and send the form from there. Nothing was changed.',
    });
  }
}
