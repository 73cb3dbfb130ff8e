import { Controller, Get, Query, Render } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import { OperationsClient } from '../../../clients/operations.client.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { textIn } from '../../../layout/form/read-answers.js';
import { findPage } from './find.presenter.js';

const LONGEST = 40;

/** From a reference, as it is said on the telephone, to the referral. */
@Allow({ roles: ['operator'] })
@Controller('operations/find')
export class FindController {
  constructor(private readonly operations: OperationsClient) {}

  @Get()
  @Render('pages/operators/find/find.page.njk')
  async show(@CallerOf() caller: Caller, @Query('reference') asked: unknown): Promise<object> {
    const reference = textIn(asked)?.slice(0, LONGEST);
    if (reference === undefined) return findPage();
    const { referralIds } = await this.operations.find(caller, reference);
    const [only, ...others] = referralIds;
    if (only !== undefined && others.length === 0)
      throw new Elsewhere(`/operations/referrals/${only}`);
    return findPage(reference, referralIds);
  }
}
