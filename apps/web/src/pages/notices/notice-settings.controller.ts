import { Controller, Get, Post, Render, Req } from '@nestjs/common';
import { QUIET_KINDS, type QuietKind } from '@waymark/contracts';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import { IsArray, IsIn } from 'class-validator';
import type { Request } from 'express';
import { NoticesClient } from '../../clients/notices.client.js';
import { inLanguage, say } from '../../language/say.js';
import { Elsewhere } from '../../layout/elsewhere.js';
import { checkAnswers, type FormProblem, type Sentences } from '../../layout/form/check-answers.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../layout/form/question.js';
import { readAnswers, type PostedForm } from '../../layout/form/read-answers.js';
import { linkProblems, showQuestions } from '../../layout/form/show-questions.js';
import { PageRefused } from '../../layout/page-refused.js';
import { quietKindWords } from '../../layout/words/notice-words.js';

const PAGE = 'pages/notices/notice-settings.page.njk';

class NoticeSettingsForm {
  @IsArray() @IsIn(QUIET_KINDS, { each: true }) readonly emailFor!: readonly QuietKind[];
}

const sentences: Sentences = inLanguage(() => ({
  emailFor: { isArray: say`Select what is on the list`, isIn: say`Select what is on the list` },
}));

const questions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'checkboxes',
    name: 'emailFor',
    label: say`What do you want by email as well?`,
    hint: say`Leave all unticked to find them here alone.`,
    options: optionsFrom(quietKindWords),
  },
]);

/** Who refers chooses which emails they can do without. */
@Allow({ roles: ['referrer'] })
@Controller('notices/settings')
export class NoticeSettingsController {
  constructor(private readonly notices: NoticesClient) {}

  @Get()
  @Render(PAGE)
  async ask(@CallerOf() caller: Caller): Promise<object> {
    return pageOf({ ...(await this.notices.preferences(caller)) });
  }

  @Post()
  async save(@Req() request: Request, @CallerOf() caller: Caller): Promise<never> {
    const answers = readAnswers(questions, request.body as PostedForm);
    const chosen = { emailFor: answers.emailFor ?? [] };
    const problems = checkAnswers(NoticeSettingsForm, chosen, sentences);
    if (problems.length > 0) throw new PageRefused(PAGE, pageOf(chosen, problems));
    await this.notices.prefer(caller, chosen.emailFor as readonly QuietKind[]);
    throw new Elsewhere('/notices');
  }
}

const pageOf = (answers: FormAnswers, problems: readonly FormProblem[] = []): object => ({
  title: say`Notices by email`,
  section: say`Notices`,
  questions: showQuestions(questions, answers, problems),
  problems: linkProblems(questions, problems),
  back: { href: '/notices', text: say`Notices` },
});
