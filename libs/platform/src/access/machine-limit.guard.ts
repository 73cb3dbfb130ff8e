import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { refuseTooMany } from '../http/too-many-requests.js';
import { ServiceConfig } from '../service-config.js';
import { callerOf } from './caller.js';

const MINUTE_SECONDS = 60;

/**
 * A program that runs wild slows nobody else down: more of it than a minute's share is refused before anything is read.
 * Each process counts for itself, and people are counted by the web site. After AccessGuard, which knows who calls.
 */
@Injectable()
export class MachineLimitGuard implements CanActivate {
  private readonly minute: RateLimiterMemory;

  constructor({ MACHINE_REQUESTS_PER_MINUTE: points }: ServiceConfig) {
    this.minute = new RateLimiterMemory({ points, duration: MINUTE_SECONDS });
  }

  /** @throws TooManyRequests, 429 */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const caller = callerOf(context.switchToHttp().getRequest<Request>());
    if (caller?.kind !== 'machine') return true;
    await this.minute.consume(caller.subject).catch(refuseTooMany);
    return true;
  }
}
