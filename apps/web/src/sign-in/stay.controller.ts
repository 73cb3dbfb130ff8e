import { Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { Allow } from '@waymark/platform';
import type { Request } from 'express';
import { leftOf } from '../store/sessions.store.js';
import { SessionCallerReader } from './session-caller-reader.js';
import { IDLE_MS } from './session-cookie.js';

interface Left {
  /** Milliseconds; 0 for whoever is signed in no longer. */
  readonly leftMs: number;
}

/** For the script that warns in time (WCAG 2.2.1): how long somebody stays signed in, and that they want to stay. */
@Allow({ anyone: true })
@Controller('session')
export class StayController {
  constructor(private readonly callers: SessionCallerReader) {}

  /** Asking is no use of the session: it ends as if nobody had asked. */
  @Get('left')
  left(@Req() request: Request): Left {
    return this.atMost(request, leftOf(request.session));
  }

  @Post('stay')
  @HttpCode(200)
  stay(@Req() request: Request): Left {
    return this.atMost(request, IDLE_MS);
  }

  private atMost(request: Request, idleMs: number): Left {
    const since = request.session.person?.since;
    if (since === undefined || this.callers.accountIn(request) === undefined) return { leftMs: 0 };
    return { leftMs: Math.min(idleMs, this.callers.leftAtMost(since)) };
  }
}
