import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { callerOf } from '@waymark/platform';
import { fillLayout, hasNotices } from './layout-locals.js';
import { UnreadCounts } from './unread-counts.js';
import { unreadWords } from './words/notice-words.js';

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
    // Asked while the page is made, which waits for it no longer than it takes more.
    const counted = this.countNotices(request, response);
    return next.handle().pipe(
      mergeMap(async (page: unknown) => {
        await counted;
        return page;
      }),
    );
  }

  private async countNotices(request: Request, response: Response): Promise<void> {
    const caller = callerOf(request);
    const count = caller && (await this.unread.of(caller));
    if (count !== undefined && count > 0) response.locals.unreadNotices = unreadWords(count);
  }
}
