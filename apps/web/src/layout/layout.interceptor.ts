import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { from, mergeMap, type Observable } from 'rxjs';
import { callerOf } from '@waymark/platform';
import { UnreadCounts } from '../pages/notices/unread-counts.js';
import { unreadWords } from '../pages/notices/notices.presenter.js';
import { fillLayout, hasNotices } from './layout-locals.js';

/** Gives every page its surroundings, once it is known who asks. */
@Injectable()
export class LayoutInterceptor implements NestInterceptor {
  constructor(private readonly unread: UnreadCounts) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    fillLayout(request, response);
    if (!hasNotices(request)) return next.handle();
    return from(this.countNotices(request, response)).pipe(mergeMap(() => next.handle()));
  }

  private async countNotices(request: Request, response: Response): Promise<void> {
    const caller = callerOf(request);
    const count = caller && (await this.unread.of(caller));
    if (count !== undefined && count > 0) response.locals.unreadNotices = unreadWords(count);
  }
}
