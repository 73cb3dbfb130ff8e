import { Injectable } from '@nestjs/common';
import { ProblemError, type Caller } from '@waymark/platform';
import { say } from '../../../language/say.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { AccountsStore } from '../../../store/accounts.store.js';
import { AdministrationStore, type AccountLine } from '../../../store/administration.store.js';
import { accountPath, type AccountKnown } from './accounts.presenter.js';

const NOT_DONE = 'layout/actions/not-done.page.njk';

/** One account as it stands, for whoever looks after it. */
@Injectable()
export class AccountDesk {
  constructor(
    private readonly store: AdministrationStore,
    private readonly accounts: AccountsStore,
  ) {}

  async known(id: string): Promise<AccountLine> {
    const account = await this.store.find(id);
    if (account === undefined) throw ProblemError.notFound('account');
    return account;
  }

  async whole(id: string): Promise<AccountKnown> {
    const account = await this.known(id);
    const [sessions, changes] = await Promise.all([
      this.store.sessionsOf(id),
      this.store.changesOf(id),
    ]);
    const names = await this.accounts.namesOf(changes.map(({ doneBy }) => doneBy));
    return { account, sessions, changes, names };
  }

  /** Nobody locks themselves out, or lets themselves into more: another administrator has to do it. */
  mustBeSomebodyElse({ issuer, subject, id }: AccountLine, caller: Caller): void {
    if (`${issuer}|${subject ?? ''}` !== caller.subject) return;
    throw notDone(id, say`This is your own account. Ask another administrator to do it.`);
  }
}

/** The page that says why nothing was changed. */
export const notDone = (id: string, detail: string): PageRefused =>
  new PageRefused(
    NOT_DONE,
    {
      title: say`That was not done`,
      section: say`Accounts`,
      sentences: [detail],
      back: { href: accountPath(id), text: say`The account` },
    },
    409,
  );
