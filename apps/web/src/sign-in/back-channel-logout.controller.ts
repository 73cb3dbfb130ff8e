import { Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { Allow, Logger, ProblemError } from '@waymark/platform';
import type { Request } from 'express';
import { say } from '../language/say.js';
import { textIn, type PostedForm } from '../layout/form/read-answers.js';
import { NotAForm } from '../layout/not-a-form.js';
import { AccountsStore } from '../store/accounts.store.js';
import { IdentityProviders } from './identity-providers.js';
import { RequestCounts } from './request-counts.js';
import { addressOf, LOGOUT } from './throttle.guard.js';

/** The identity provider says, server to server, that somebody has signed out there: their sessions here end at once. */
@Allow({ anyone: true })
@NotAForm()
@Controller(LOGOUT)
export class BackChannelLogoutController {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly accounts: AccountsStore,
    private readonly counts: RequestCounts,
    private readonly logger: Logger,
  ) {}

  @Post()
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async end(@Req() request: Request): Promise<void> {
    const token = textIn((request.body as PostedForm).logout_token);
    const ended = token === undefined ? undefined : await this.providers.loggedOut(token);
    if (ended === undefined) {
      await this.counts.request(addressOf(request));
      throw new ProblemError({
        status: 400,
        code: 'logout-token-refused',
        title: say`The logout token is not good`,
        detail: say`It must be signed by a trusted provider, for this site, and not be older than two minutes.`,
      });
    }
    const count = await this.accounts.endSessionsOf(ended);
    this.logger.info('sessions were ended by the identity provider', { count });
  }
}
