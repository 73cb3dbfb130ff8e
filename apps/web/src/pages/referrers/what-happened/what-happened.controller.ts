import { Controller, Get, Param, Post, Query, Render, Req } from '@nestjs/common';
import { OCCURRENCE_KINDS, type OccurrenceKind } from '@waymark/contracts';
import { Allow, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { inLanguage, say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { textOf, type Draft } from '../refer/draft/draft.js';
import { DraftDesk, ownerOf } from '../refer/draft/draft-desk.js';
import { DraftsStore } from '../refer/draft/drafts.store.js';
import { onwardPath, problemsOf } from '../refer/form-flow.js';
import { cameFrom } from '../refer/topic-page.js';
import type { TopicContext } from '../refer/topics/topic.js';
import {
  OccurrenceForm,
  occurrenceProblems,
  occurrenceQuestions,
  occurrenceSentences,
} from './occurrence-form.js';
import { isAdded, withOccurrence, withoutOccurrence } from './occurrence-list.js';
import { listPage, NOTHING_MORE, occurrencePage } from './what-happened.presenter.js';

const LIST = 'pages/referrers/what-happened/what-happened.page.njk';
const ONE = 'pages/referrers/what-happened/occurrence.page.njk';
const MOST = 30;

/** What happened, one a baby: added one at a time, with what was added in view. */
@Allow({ roles: ['referrer'] })
@Controller('refer/:id/what-happened')
export class WhatHappenedController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly drafts: DraftsStore,
  ) {}

  @Get()
  @Render(LIST)
  async list(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Query('from') from: unknown,
  ): Promise<object> {
    return listPage(id, await this.context(request, caller, id), cameFrom(from));
  }

  @Post()
  async choose(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Query('from') query: unknown,
  ): Promise<never> {
    const context = await this.context(request, caller, id);
    const from = cameFrom(query);
    const chosen = textIn((request.body as PostedForm).add);
    const back = from === undefined ? '' : `?from=${from}`;
    if (isKind(chosen)) throw new Elsewhere(`/refer/${id}/what-happened/add/${chosen}${back}`);
    if (chosen !== NOTHING_MORE) {
      throw new PageRefused(LIST, listPage(id, context, from, [NOTHING_CHOSEN]));
    }
    const done = saved(context);
    const problems = problemsOf('what-happened', done) ?? [];
    if (problems.length > 0) throw new PageRefused(LIST, listPage(id, context, from, problems));
    await this.drafts.saveTopic(ownerOf(request), id, 'what-happened', DONE);
    throw new Elsewhere(onwardPath(id, 'what-happened', done, from));
  }

  @Get('add/:kind')
  @Render(ONE)
  async add(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('kind') kind: string,
  ): Promise<object> {
    const { answers } = await this.context(request, caller, id);
    const of = kindOf(kind);
    const { occurrences } = answers;
    const questions = occurrenceQuestions(of, occurrences);
    return occurrencePage(id, of, questions, {}, [], occurrences.length);
  }

  @Post('add/:kind')
  async addOne(
    @Req() request: Request,
    @Param('id', KnownId) id: string,
    @Param('kind') kind: string,
    @Query('from') from: unknown,
  ): Promise<never> {
    const draft = await this.desk.open(request, id);
    return this.keep(draft, kindOf(kind), undefined, request, cameFrom(from));
  }

  @Get('items/:index')
  @Render(ONE)
  async change(
    @Req() request: Request,
    @Param('id', KnownId) id: string,
    @Param('index') index: string,
  ): Promise<object> {
    const { answers } = await this.desk.open(request, id);
    const { at, occurrence, kind } = itemAt(answers.occurrences, index);
    const questions = occurrenceQuestions(kind, answers.occurrences.slice(0, at));
    return occurrencePage(id, kind, questions, occurrence, []);
  }

  @Post('items/:index')
  async changeOne(
    @Req() request: Request,
    @Param('id', KnownId) id: string,
    @Param('index') index: string,
    @Query('from') from: unknown,
  ): Promise<never> {
    const draft = await this.desk.open(request, id);
    const { at, kind } = itemAt(draft.answers.occurrences, index);
    return this.keep(draft, kind, at, request, cameFrom(from));
  }

  @Post('items/:index/removal')
  async remove(
    @Req() request: Request,
    @Param('id', KnownId) id: string,
    @Param('index') index: string,
  ): Promise<never> {
    const { answers } = await this.desk.open(request, id);
    const shown = shownIn(request);
    // Posted twice: what stands in its place now was not meant.
    if (shown !== undefined && Number(shown) !== answers.occurrences.length)
      throw new Elsewhere(`/refer/${id}/what-happened`);
    const { at } = itemAt(answers.occurrences, index);
    await this.drafts.saveOccurrences(
      ownerOf(request),
      id,
      withoutOccurrence(answers.occurrences, at),
    );
    throw new Elsewhere(`/refer/${id}/what-happened`);
  }

  private async keep(
    { id, answers }: Draft,
    kind: OccurrenceKind,
    at: number | undefined,
    request: Request,
    from: string | undefined,
  ): Promise<never> {
    const questions = occurrenceQuestions(kind, answers.occurrences.slice(0, at));
    const given = { ...readAnswers(questions, request.body as PostedForm), kind };
    const wrong = checkAnswers(OccurrenceForm, given, occurrenceSentences);
    const problems = wrong.length > 0 ? wrong : occurrenceProblems(given, this.desk.today());
    if (problems.length > 0) {
      throw new PageRefused(
        ONE,
        occurrencePage(id, kind, questions, given, problems, shownWith(answers, at)),
      );
    }
    if (at !== undefined || !isAdded(answers.occurrences, shownIn(request), given)) {
      const list = withOccurrence(answers.occurrences, at, given);
      await this.drafts.saveOccurrences(ownerOf(request), id, list.slice(0, MOST));
    }
    throw new Elsewhere(`/refer/${id}/what-happened${from === undefined ? '' : `?from=${from}`}`);
  }

  private async context(request: Request, caller: Caller, id: string): Promise<TopicContext> {
    const { answers } = await this.desk.open(request, id);
    return this.desk.context(request, caller, answers);
  }
}

/** How many the page showed whose form this is. */
const shownIn = ({ body }: Request): string | undefined => textIn((body as PostedForm).shown);

const shownWith = ({ occurrences }: Draft['answers'], at: number | undefined) =>
  at === undefined ? occurrences.length : undefined;

const DONE: FormAnswers = { done: 'yes' };
const NOTHING_CHOSEN: FormProblem = inLanguage(() => ({
  field: 'add',
  text: say`Select what you want to add, or nothing more`,
}));

const isKind = (text: string | undefined): text is OccurrenceKind =>
  OCCURRENCE_KINDS.some((kind) => kind === text);

function kindOf(text: string): OccurrenceKind {
  if (!isKind(text)) throw ProblemError.notFound('page');
  return text;
}

function itemAt(list: readonly FormAnswers[], index: string) {
  const at = /^\d{1,2}$/.test(index) ? Number(index) : -1;
  const occurrence = list[at];
  if (occurrence === undefined) throw ProblemError.notFound('page');
  return { at, occurrence, kind: kindOf(textOf(occurrence, 'kind')) };
}

const saved = (context: TopicContext): TopicContext => ({
  ...context,
  answers: {
    ...context.answers,
    topics: { ...context.answers.topics, 'what-happened': DONE },
  },
});
