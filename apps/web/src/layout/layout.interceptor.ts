import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Observable } from 'rxjs';
import { fillLayout } from './layout-locals.js';

/** Gives every page its surroundings, once it is known who asks. */
@Injectable()
export class LayoutInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    fillLayout(http.getRequest<Request>(), http.getResponse<Response>());
    return next.handle();
  }
}
