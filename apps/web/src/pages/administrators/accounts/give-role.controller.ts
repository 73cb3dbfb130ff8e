import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { AdministrationStore, type AccountLine } from '../../../store/administration.store.js';
import { AccountDesk, notDone } from './account-desk.js';
import * as forms from './account-forms.js';
import { accountPath } from './accounts.presenter.js';

const PAGE = 'pages/administrators/accounts/account-form.page.njk';

/** Somebody is given a role more, in an organisation. */
@Allow({ roles: ['administrator'] })
@Controller('accounts/:id/roles')
export class GiveRoleController {
  constructor(
    private readonly desk: AccountDesk,
    private readonly store: AdministrationStore,
  ) {}

  @Get()
  @Render(PAGE)
  async ask(@Param('id', KnownId) id: string): Promise<object> {
    return page(await this.desk.known(id), {});
  }

  @Post()
  async give(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const account = await this.desk.known(id);
    this.desk.mustBeSomebodyElse(account, caller);
    const answers = readAnswers(forms.roleQuestions, request.body as PostedForm);
    const wrong = checkAnswers(forms.RoleForm, answers, forms.giveRoleSentences);
    const problems = wrong.length > 0 ? wrong : forms.roleProblems(answers);
    if (problems.length > 0) throw new PageRefused(PAGE, page(account, answers, problems));
    const decision = { by: caller.subject, reason: String(answers.reason) };
    if (!(await this.store.giveRole(id, forms.roleFrom(answers), decision)))
      throw notDone(id, say`They hold this role there already, or the account has ended.`);
    throw new Elsewhere(accountPath(id));
  }
}

const page = (
  { id, name }: AccountLine,
  answers: FormAnswers,
  problems: readonly FormProblem[] = [],
): object => ({
  title: say`Give ${name} a role`,
  section: say`Accounts`,
  lead: say`It can be used with their next page; who holds several roles chooses one when signing in.`,
  button: say`Give the role`,
  questions: showQuestions(forms.roleQuestions, answers, problems),
  problems: linkProblems(forms.roleQuestions, problems),
  back: { href: accountPath(id), text: say`The account` },
});
