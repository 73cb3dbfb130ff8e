import { Controller, Get, Post, Render, Req, Res } from '@nestjs/common';
import { Allow } from '@waymark/platform';
import type { Request, Response } from 'express';
import { say } from '../language/say.js';
import { Elsewhere } from '../layout/elsewhere.js';
import { textIn, type PostedForm } from '../layout/form/read-answers.js';
import { linkProblems, showQuestions } from '../layout/form/show-questions.js';
import type { Question } from '../layout/form/question.js';
import { csrfTokenOf } from '../layout/csrf.js';
import { PageRefused } from '../layout/page-refused.js';
import { roleWords } from '../layout/words/people-words.js';
import { AccountsStore } from '../store/accounts.store.js';
import { IdTokenSeal } from './id-token-seal.js';
import { KeptForms } from './kept-forms.js';
import { SessionCallerReader } from './session-caller-reader.js';
import { freshSession, keepSession } from './session-cookie.js';
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
    private readonly idTokens: IdTokenSeal,
  ) {}

  @Get()
  @Render(PAGE)
  async show(@Req() request: Request): Promise<object> {
    const { memberships } = await this.choosing(request);
    const waits = await this.kept.waits(request);
    return { ...modelOf(memberships, csrfTokenOf(request)), waits };
  }

  @Post()
  async choose(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<never> {
    const { person, memberships } = await this.choosing(request);
    const wanted = textIn((request.body as PostedForm).membership);
    const chosen = memberships.find(({ id }) => id === wanted);
    if (chosen === undefined) {
      const problems = [{ field: 'membership', text: say`Choose as whom you are here` }];
      throw new PageRefused(PAGE, modelOf(memberships, csrfTokenOf(request), problems));
    }
    await this.actAs(chosen.id, person, request);
    const by = { accountId: person.accountId, membershipId: chosen.id };
    throw new Elsewhere((await this.kept.hasCome(by, request, response)) ?? '/');
  }

  /** What another window shows in the role before is not sent in this one: its form is of the session before. */
  private async actAs(membershipId: string, person: KnownPerson, request: Request): Promise<void> {
    const { idToken: sealed, ...known } = person;
    const idToken = sealed && this.idTokens.open(sealed, request.sessionID);
    const { ownDraft } = request.session;
    if ((known.membershipId ?? membershipId) !== membershipId) await freshSession(request);
    if (ownDraft !== undefined) request.session.ownDraft = ownDraft;
    request.session.person = {
      ...{ ...known, membershipId },
      ...(idToken && { idToken: this.idTokens.seal(idToken, request.sessionID) }),
    };
    await keepSession(request);
  }

  private async choosing({ session }: Request): Promise<Choosing> {
    const { person } = session;
    if (person === undefined || this.callers.isTooOld(person.since))
      throw new Elsewhere('/sign-in');
    const account = await this.accounts.find(person.accountId);
    const { memberships = [] } = account ?? {};
    if (memberships.length === 0) throw new Elsewhere('/signed-out?because=unknown');
    return { person, memberships };
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
