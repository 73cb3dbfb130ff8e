import { Controller, Get, Param, Query, Render } from '@nestjs/common';
import { Allow, Clock } from '@waymark/platform';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import { textIn } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { otherPages, pageNumber } from '../../../layout/page-number.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { AdministrationStore } from '../../../store/administration.store.js';
import { AccountDesk } from './account-desk.js';
import {
  accountPage,
  accountsPage,
  reviewPage,
  type AccountPage,
  type AccountsPage,
  type ReviewPage,
} from './accounts.presenter.js';

const LIST = 'pages/administrators/accounts/accounts.page.njk';
const LONGEST_SEARCH = 100;
const TOO_LONG: FormProblem = inLanguage(() => ({
  field: 'search',
  text: say`Enter ${String(LONGEST_SEARCH)} characters or fewer of a name, an email address or an organisation`,
}));

/** Who may sign in, as what, and since when they have not. */
@Allow({ roles: ['administrator'] })
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly store: AdministrationStore,
    private readonly desk: AccountDesk,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render(LIST)
  async list(@Query('search') asked: unknown, @Query('page') page: unknown): Promise<AccountsPage> {
    const text = textIn(asked) ?? '';
    if (text.length > LONGEST_SEARCH)
      throw new PageRefused(LIST, accountsPage([], text, {}, [TOO_LONG]));
    const wanted = pageNumber(page);
    const found = await this.store.list({ text, page: wanted });
    // Past the last page there is the first.
    const [number, accounts] =
      found.length === 0 && wanted > 1
        ? [1, await this.store.list({ text, page: 1 })]
        : [wanted, found];
    return accountsPage(accounts, text, pagesOf(text, number, accounts[0]?.total ?? 0));
  }

  @Get('review')
  @Render('pages/administrators/accounts/review.page.njk')
  async toReview(): Promise<ReviewPage> {
    const now = this.clock.now();
    return reviewPage(await this.store.toReview(now), now);
  }

  @Get(':id')
  @Render('pages/administrators/accounts/account.page.njk')
  async show(@Param('id', KnownId) id: string): Promise<AccountPage> {
    return accountPage(await this.desk.whole(id));
  }
}

function pagesOf(text: string, page: number, total: number): AccountsPage['pages'] {
  const { before, after } = otherPages('/accounts', page, total);
  const search = new URLSearchParams({ search: text }).toString();
  const searching = (path: string): string =>
    text === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${search}`;
  return {
    ...(before !== undefined && { before: searching(before) }),
    ...(after !== undefined && { after: searching(after) }),
  };
}
