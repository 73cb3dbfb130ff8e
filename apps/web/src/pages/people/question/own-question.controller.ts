import { Controller, Get, Param, Post, Query, Render, Req } from '@nestjs/common';
import { Allow, ProblemError } from '@waymark/platform';
import type { Request } from 'express';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { FOR_YOU } from '../../../layout/for-the-person.js';
import { PageRefused } from '../../../layout/page-refused.js';
import type { QuestionSlug } from '../draft/own-answers.js';
import { OwnDesk } from '../draft/own-desk.js';
import { OwnDraftsStore } from '../draft/own-drafts.store.js';
import type { OwnContext } from '../questions/own-question.js';
import { isOwnQuestion, ownQuestions } from '../questions/own-questions.js';
import { asked, backPath, CHECK, onwardPath } from './own-flow.js';

const PAGE = 'pages/people/question/own-question.page.njk';

/** One question a page. */
@Allow({ anyone: true })
@Controller(`${FOR_YOU}/questions/:question`)
export class OwnQuestionController {
  constructor(
    private readonly desk: OwnDesk,
    private readonly drafts: OwnDraftsStore,
  ) {}

  @Get()
  @Render(PAGE)
  async show(
    @Req() request: Request,
    @Param('question') slug: string,
    @Query('from') from: unknown,
  ): Promise<object> {
    const opened = await this.open(request, slug);
    return pageOf(opened.slug, opened.context, cameFrom(from), {
      answers: opened.context.answers[opened.slug] ?? {},
      problems: [],
    });
  }

  @Post()
  async save(
    @Req() request: Request,
    @Param('question') given: string,
    @Query('from') query: unknown,
  ): Promise<never> {
    const { id, slug, context } = await this.open(request, given);
    const from = cameFrom(query);
    const { form, sentences, alsoCheck, questions } = ownQuestions[slug];
    const answers = readAnswers(questions(context), request.body as PostedForm);
    const wrong = checkAnswers(form, answers, sentences);
    const problems = wrong.length > 0 ? wrong : (alsoCheck?.(answers, context) ?? []);
    if (problems.length > 0)
      throw new PageRefused(PAGE, pageOf(slug, context, from, { answers, problems }));
    await this.drafts.save(id, slug, answers);
    const all = { ...context, answers: { ...context.answers, [slug]: answers } };
    throw new Elsewhere(onwardPath(slug, all, from));
  }

  private async open(request: Request, slug: string) {
    if (!isOwnQuestion(slug)) throw ProblemError.notFound('page');
    const draft = await this.desk.open(request);
    const caller = this.desk.callerFor(draft, request);
    const context = await this.desk.context(caller, draft.answers);
    if (!asked(context).includes(slug)) throw new Elsewhere(FOR_YOU);
    const known =
      slug === 'which-surgery' ? await this.desk.withPractices(caller, context) : context;
    return { id: draft.id, slug, context: known };
  }
}

const cameFrom = (query: unknown): string | undefined => (query === CHECK ? CHECK : undefined);

function pageOf(
  slug: QuestionSlug,
  context: OwnContext,
  from: string | undefined,
  shown: { readonly answers: FormAnswers; readonly problems: readonly FormProblem[] },
): object {
  const { title, lead = [], questions } = ownQuestions[slug];
  const parts = questions(context).map((part) =>
    'label' in part && part.label === title ? { ...part, saidByHeading: true } : part,
  );
  return {
    title,
    section: say`Ask for help`,
    lead,
    problems: linkProblems(parts, shown.problems),
    questions: showQuestions(parts, shown.answers, shown.problems),
    back: { href: backPath(slug, context, from), text: say`Back` },
  };
}
