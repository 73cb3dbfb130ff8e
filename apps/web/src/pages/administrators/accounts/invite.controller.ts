import { Controller, Get, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { AdministrationStore } from '../../../store/administration.store.js';
import { WebConfig } from '../../../web.config.js';
import * as forms from './account-forms.js';
import { accountPath } from './accounts.presenter.js';

const PAGE = 'pages/administrators/accounts/account-form.page.njk';
const THERE = (): string => say`There is an account already that is named so. Find it in the list`;

/** Somebody new is let in: by what the sign-in service calls them, or by the email address that it knows. */
@Allow({ roles: ['administrator'] })
@Controller('accounts/invite')
export class InviteController {
  constructor(
    private readonly store: AdministrationStore,
    private readonly config: WebConfig,
  ) {}

  @Get()
  @Render(PAGE)
  ask(): object {
    const [only, ...others] = this.config.providers;
    return this.page(only !== undefined && others.length === 0 ? { issuer: only.issuer } : {});
  }

  @Post()
  async invite(@Req() request: Request, @CallerOf() { subject: by }: Caller): Promise<never> {
    const { providers } = this.config;
    const answers = readAnswers(forms.invitationQuestions(providers), request.body as PostedForm);
    const wrong = checkAnswers(forms.InvitationForm, answers, forms.invitationSentences);
    const problems = wrong.length > 0 ? wrong : forms.invitationProblems(answers, providers);
    if (problems.length > 0) throw new PageRefused(PAGE, this.page(answers, problems));
    const reason = String(answers.reason);
    const id = await this.store.invite(forms.invitationFrom(answers), { by, reason });
    if (id === undefined) {
      const field = answers.subject === undefined ? 'email' : 'subject';
      throw new PageRefused(PAGE, this.page(answers, [{ field, text: THERE() }]));
    }
    throw new Elsewhere(accountPath(id));
  }

  private page(answers: FormAnswers, problems: readonly FormProblem[] = []): object {
    const questions = forms.invitationQuestions(this.config.providers);
    return {
      title: say`Invite somebody`,
      section: say`Accounts`,
      lead: say`They can sign in at once. Nothing is sent to them: tell them yourself.`,
      button: say`Invite`,
      questions: showQuestions(questions, answers, problems),
      problems: linkProblems(questions, problems),
      back: { href: '/accounts', text: say`Accounts` },
    };
  }
}
