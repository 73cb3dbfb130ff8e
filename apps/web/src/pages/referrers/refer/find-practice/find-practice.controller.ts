import { Controller, Get, Param, Post, Query, Render, Req } from '@nestjs/common';
import type { PracticesFound } from '@waymark/contracts';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../../clients/intake.client.js';
import { ifAnswered, ifFound } from '../../../../clients/silence.js';
import { inLanguage, say } from '../../../../language/say.js';
import { Elsewhere } from '../../../../layout/elsewhere.js';
import type { FormProblem } from '../../../../layout/form/check-answers.js';
import type { PostedForm } from '../../../../layout/form/read-answers.js';
import { KnownId } from '../../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../../layout/page-refused.js';
import { textOf } from '../draft/draft.js';
import { DraftDesk, ownerOf } from '../draft/draft-desk.js';
import { DraftsStore } from '../draft/drafts.store.js';
import { onwardPath } from '../form-flow.js';
import { cameFrom } from '../topic-page.js';
import { wordingFor } from '../wording.js';
import { findPracticePage, NONE, NOT_SEARCHED } from './find-practice.presenter.js';

const PAGE = 'pages/referrers/refer/find-practice/find-practice.page.njk';
const SHORTEST = 2;
const LONGEST = 100;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/gu;

/** A practice is found by its name: a search, a list, one choice, and no script. */
@Allow({ roles: ['referrer'] })
@Controller('refer/:id/practice')
export class FindPracticeController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly drafts: DraftsStore,
    private readonly intake: IntakeClient,
  ) {}

  @Get()
  @Render(PAGE)
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Query('q') q: unknown,
  ): Promise<object> {
    const { answers } = await this.desk.open(request, id);
    const name = nameIn(q) ?? textOf(answers.topics.where, 'gpPracticeName');
    const problems = problemsOf(name);
    if (problems.length > 0)
      throw new PageRefused(PAGE, findPracticePage(id, name, NOT_SEARCHED, problems));
    return findPracticePage(id, name, await this.search(caller, name));
  }

  @Post()
  async choose(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Query('q') q: unknown,
    @Query('from') from: unknown,
  ): Promise<never> {
    const draft = await this.desk.open(request, id);
    const { where } = draft.answers.topics;
    const name = nameIn(q) ?? textOf(where, 'gpPracticeName');
    const { code } = request.body as PostedForm;
    if (code === NONE) throw new Elsewhere(`/refer/${id}/where`);
    const chosen = typeof code === 'string' ? await this.withCode(caller, code) : undefined;
    if (chosen === undefined) {
      const problems = problemsOf(name);
      const refused =
        problems.length > 0
          ? findPracticePage(id, name, NOT_SEARCHED, problems)
          : findPracticePage(id, name, await this.search(caller, name), NOT_CHOSEN);
      throw new PageRefused(PAGE, refused);
    }
    // The practice tells its area.
    const { gpArea: _, ...others } = where ?? {};
    const saved = { ...others, gpPracticeName: chosen.name, gpPracticeCode: chosen.code };
    await this.drafts.saveTopic(ownerOf(request), id, 'where', saved);
    const answers = { ...draft.answers, topics: { ...draft.answers.topics, where: saved } };
    const context = await this.desk.context(request, caller, answers);
    throw new Elsewhere(
      onwardPath(id, 'where', { ...context, wording: wordingFor(answers) }, cameFrom(from)),
    );
  }

  /** Undefined: intake is silent, or no list is loaded any more. */
  private search(caller: Caller, name: string): Promise<PracticesFound | undefined> {
    return ifAnswered(ifFound(this.intake.practices(caller, name)));
  }

  private async withCode(caller: Caller, code: string) {
    if (!/^[A-Z0-9]{3,8}$/.test(code)) return undefined;
    const found = await this.search(caller, code);
    return found?.practices.find((practice) => practice.code === code);
  }
}

const NOT_CHOSEN: readonly FormProblem[] = inLanguage(() => [
  { field: 'code', text: say`Select the practice, or none of these` },
]);

const nameIn = (q: unknown): string | undefined =>
  typeof q === 'string' && q.trim() !== '' ? q.trim() : undefined;

function problemsOf(name: string): readonly FormProblem[] {
  const signs = name.match(LETTER_OR_DIGIT)?.length ?? 0;
  if (signs < SHORTEST)
    return [
      { field: 'q', text: say`Enter at least 2 letters or digits of the name, town or postcode` },
    ];
  return name.length <= LONGEST ? [] : [{ field: 'q', text: say`Enter 100 characters or fewer` }];
}
