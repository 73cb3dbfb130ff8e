import { Controller, Get, Post, Render, Req } from '@nestjs/common';
import { Allow } from '@waymark/platform';
import type { Request } from 'express';
import { say } from '../language/say.js';
import { Elsewhere } from '../layout/elsewhere.js';
import { textIn, type PostedForm } from '../layout/form/read-answers.js';
import { linkProblems, showQuestions } from '../layout/form/show-questions.js';
import type { Question } from '../layout/form/question.js';
import { csrfTokenOf } from '../layout/csrf.js';
import { PageRefused } from '../layout/page-refused.js';
import { roleWords } from '../layout/words/people-words.js';
import { AccountsStore } from '../store/accounts.store.js';
import { KeptForms } from './kept-forms.js';
import { SessionCallerReader } from './session-caller-reader.js';
import { keepSession } from './session-cookie.js';
import type { KnownPerson } from './session-data.js';
import type { Membership } from './signed-in.js';

const PAGE = 'sign-in/choose-role.page.njk';

interface Choosing {
  readonly person: KnownPerson;
  readonly memberships: readonly Membership[];
}

/** Somebody with several roles says as whom they are here. */
@Allow({ anyone: true })
@Controller('choose-role')
export class ChooseRoleController {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly callers: SessionCallerReader,
    private readonly kept: KeptForms,
  ) {}

  @Get()
  @Render(PAGE)
  async show(@Req() request: Request): Promise<object> {
    const { memberships } = await this.choosing(request);
    const waits = await this.kept.waits(request);
    return { ...modelOf(memberships, csrfTokenOf(request)), waits };
  }

  @Post()
  async choose(@Req() request: Request): Promise<never> {
    const { person, memberships } = await this.choosing(request);
    const wanted = textIn((request.body as PostedForm).membership);
    const chosen = memberships.find(({ id }) => id === wanted);
    if (chosen === undefined) {
      const problems = [{ field: 'membership', text: say`Choose as whom you are here` }];
      throw new PageRefused(PAGE, modelOf(memberships, csrfTokenOf(request), problems));
    }
    request.session.person = { ...person, membershipId: chosen.id };
    await keepSession(request);
    throw new Elsewhere((await this.kept.page(request)) ?? '/');
  }

  private async choosing({ session }: Request): Promise<Choosing> {
    const { person } = session;
    if (person === undefined || this.callers.isTooOld(person.since))
      throw new Elsewhere('/sign-in');
    const account = await this.accounts.find(person.accountId);
    if (account === undefined) throw new Elsewhere('/signed-out?because=unknown');
    return { person, memberships: account.memberships };
  }
}

function modelOf(
  memberships: readonly Membership[],
  csrfToken: string,
  problems: readonly { readonly field: string; readonly text: string }[] = [],
): object {
  const question: Question = {
    kind: 'radios',
    name: 'membership',
    label: say`As whom are you here?`,
    options: memberships.map(({ id, role, organisationName }) => ({
      value: id,
      text: `${roleWords[role]}, ${organisationName}`,
    })),
  };
  return {
    title: say`Choose your role`,
    csrfToken,
    problems: linkProblems([question], problems),
    questions: showQuestions([question], {}, problems),
  };
}
