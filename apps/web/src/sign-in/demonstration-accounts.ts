import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Logger } from '@waymark/platform';
import { pathToFileURL } from 'node:url';
import { AccountsStore, type NewAccount } from '../store/accounts.store.js';
import { WebConfig } from '../web.config.js';

type DemoPerson = Omit<NewAccount, 'issuer'>;

/** Gives the invented people of the local identity provider their accounts; never outside a demonstration. */
@Injectable()
export class DemonstrationAccounts implements OnApplicationBootstrap {
  constructor(
    private readonly config: WebConfig,
    private readonly accounts: AccountsStore,
    private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { DEMONSTRATION, DEMO_PEOPLE, OIDC_ISSUER } = this.config;
    if (DEMONSTRATION !== 'true' || DEMO_PEOPLE === undefined) return;
    const { demoPeople } = (await import(pathToFileURL(DEMO_PEOPLE).href)) as {
      readonly demoPeople: readonly DemoPerson[];
    };
    for (const person of demoPeople) await this.accounts.keep({ ...person, issuer: OIDC_ISSUER });
    this.logger.info('the invented people may sign in', { count: demoPeople.length });
  }
}
