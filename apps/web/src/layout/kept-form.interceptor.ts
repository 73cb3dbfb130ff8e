import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { catchError, mergeMap, type Observable } from 'rxjs';
import { KeptForms } from '../sign-in/kept-forms.js';
import { Elsewhere } from './elsewhere.js';
import { fillAgain, type FormPage } from './form/fill-again.js';
import { afterSigningIn } from './form/typed.presenter.js';
import { PageRefused } from './page-refused.js';

/** Shows who is back what they had typed on a page, until they send it. */
@Injectable()
export class KeptFormInterceptor implements NestInterceptor {
  constructor(private readonly kept: KeptForms) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    if (request.method === 'GET')
      return next.handle().pipe(mergeMap((page: unknown) => this.filled(page, request, response)));
    return next.handle().pipe(
      mergeMap(async (page: unknown) => {
        await this.kept.sent(request, response);
        return page;
      }),
      catchError(async (thrown: unknown) => {
        // What did not arrive is shown again.
        if (isAnswer(thrown)) await this.kept.sent(request, response);
        throw thrown;
      }),
    );
  }

  private async filled(page: unknown, request: Request, response: Response): Promise<unknown> {
    const kept = isPage(page) ? await this.kept.ofPage(request) : undefined;
    if (kept === undefined) return page;
    const { page: filled, isFilled, hasChanged } = fillAgain(page as FormPage, kept.fields);
    response.locals.wasSignedOut = afterSigningIn(isFilled, hasChanged);
    return filled;
  }
}

const isPage = (page: unknown): page is object => typeof page === 'object' && page !== null;

const isAnswer = (thrown: unknown): boolean =>
  thrown instanceof Elsewhere || (thrown instanceof PageRefused && thrown.status !== 503);
