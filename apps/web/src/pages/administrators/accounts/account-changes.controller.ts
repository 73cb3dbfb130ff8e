import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, Clock, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { say } from '../../../language/say.js';
import { CHECK_PAGE, checkPage, type CheckPage } from '../../../layout/actions/check-page.js';
import { ReasonForm, reasonQuestion, reasonSentences } from '../../../layout/actions/reason.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { AdministrationStore, type AccountLine } from '../../../store/administration.store.js';
import { AccountDesk, notDone } from './account-desk.js';
import * as changes from './account-changes.js';
import { accountPath, accountRow } from './accounts.presenter.js';

const PLAIN: Readonly<Record<string, changes.AccountChanging>> = {
  ending: changes.ENDING,
  restoration: changes.RESTORATION,
  review: changes.REVIEW,
};

/** What is changed of one account, each after a page that says what it does and asks why. */
@Allow({ roles: ['administrator'] })
@Controller('accounts/:id')
export class AccountChangesController {
  constructor(
    private readonly desk: AccountDesk,
    private readonly store: AdministrationStore,
    private readonly clock: Clock,
  ) {}

  @Get('roles/:of/removal')
  @Render(CHECK_PAGE)
  askRemoval(@Param('id', KnownId) id: string, @Param('of', KnownId) of: string) {
    return this.ask(changes.ROLE_REMOVAL, id, of);
  }

  @Post('roles/:of/removal')
  removeRole(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('of', KnownId) of: string,
  ): Promise<never> {
    return this.make(changes.ROLE_REMOVAL, { id, of }, caller, request);
  }

  @Get('sessions/:of/ending')
  @Render(CHECK_PAGE)
  askSessionEnding(@Param('id', KnownId) id: string, @Param('of') of: string) {
    return this.ask(changes.SESSION_ENDING, id, of);
  }

  @Post('sessions/:of/ending')
  endSession(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('of') of: string,
  ): Promise<never> {
    return this.make(changes.SESSION_ENDING, { id, of }, caller, request);
  }

  @Get(':change')
  @Render(CHECK_PAGE)
  askChange(@Param('id', KnownId) id: string, @Param('change') name: string) {
    return this.ask(plain(name), id, '');
  }

  @Post(':change')
  change(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('change') name: string,
  ): Promise<never> {
    return this.make(plain(name), { id, of: '' }, caller, request);
  }

  private async ask(change: changes.AccountChanging, id: string, of: string): Promise<CheckPage> {
    return pageOf(change, await this.desk.known(id), of);
  }

  private async make(
    change: changes.AccountChanging,
    { id, of }: { readonly id: string; readonly of: string },
    caller: Caller,
    request: Request,
  ): Promise<never> {
    const account = await this.desk.known(id);
    if (change.isOfOthers === true) this.desk.mustBeSomebodyElse(account, caller);
    if (!change.fits(account, of)) throw changedMeanwhile(id);
    const answers = readAnswers([reasonQuestion], request.body as PostedForm);
    const problems = checkAnswers(ReasonForm, answers, reasonSentences);
    if (problems.length > 0)
      throw new PageRefused(CHECK_PAGE, pageOf(change, account, of, { answers, problems }));
    const decision = { by: caller.subject, reason: String(answers.reason) };
    const made = await change.make(this.store, account, { of, now: this.clock.now(), decision });
    if (!made) throw changedMeanwhile(id);
    throw new Elsewhere(accountPath(id));
  }
}

const changedMeanwhile = (id: string) =>
  notDone(id, say`It has changed meanwhile. Look at the account as it is now.`);

function plain(name: string): changes.AccountChanging {
  const change = Object.hasOwn(PLAIN, name) ? PLAIN[name] : undefined;
  if (change === undefined) throw ProblemError.notFound('page');
  return change;
}

function pageOf(
  { title, effects, fits, about }: changes.AccountChanging,
  account: AccountLine,
  of: string,
  shown: { readonly answers: FormAnswers; readonly problems: readonly FormProblem[] } = {
    answers: {},
    problems: [],
  },
): CheckPage {
  const { name, email, state, roles } = accountRow(account);
  const possible = fits(account, of);
  return checkPage(
    {
      title,
      section: say`Accounts`,
      scope: [
        { key: say`Account`, value: name, href: accountPath(account.id) },
        { key: say`Email`, value: email },
        { key: say`State`, value: state },
        about === undefined
          ? { key: say`Roles`, value: roles }
          : { key: say`What`, value: about(account, of) },
      ],
      effects: possible
        ? effects(account)
        : [
            say`As the account stands there is nothing to do here. Somebody may have done it already.`,
          ],
      questions: [reasonQuestion],
      ...(possible && { button: title }),
      back: { href: accountPath(account.id), text: say`The account` },
    },
    shown.answers,
    shown.problems,
  );
}
