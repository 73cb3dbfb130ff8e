import { Controller, Get, Render, Req } from '@nestjs/common';
import { ROLES } from '@waymark/contracts';
import { Allow } from '@waymark/platform';
import type { Request } from 'express';
import { say } from '../../language/say.js';
import { SessionCallerReader } from '../../sign-in/session-caller-reader.js';
import { Elsewhere } from '../elsewhere.js';
import { homeOf } from '../layout-locals.js';
import { roleWords } from '../words/people-words.js';

/** The front door: signed in, straight to the work; otherwise what this is. */
@Allow({ anyone: true })
@Controller()
export class HomeController {
  constructor(private readonly callers: SessionCallerReader) {}

  @Get()
  @Render('layout/home/home.page.njk')
  show(@Req() request: Request): object {
    const signedIn = this.callers.signedIn(request);
    if (signedIn === undefined) return { title: say`Maternal mental health referrals` };
    const home = homeOf(signedIn.membership.role);
    if (home === undefined) throw new Elsewhere('/nothing-here-yet');
    throw new Elsewhere(home);
  }

  @Allow({ roles: ROLES })
  @Get('nothing-here-yet')
  @Render('layout/home/nothing-here-yet.page.njk')
  nothing(@Req() request: Request): object {
    const signedIn = this.callers.signedIn(request);
    if (signedIn === undefined) throw new Elsewhere('/');
    return {
      title: say`There is nothing here yet for this role`,
      role: roleWords[signedIn.membership.role],
    };
  }
}
