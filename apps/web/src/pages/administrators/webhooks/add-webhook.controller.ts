import { Controller, Get, HttpCode, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import { IsUrl, MaxLength } from 'class-validator';
import type { Request } from 'express';
import { WebhooksClient } from '../../../clients/webhooks.client.js';
import { inLanguage, say } from '../../../language/say.js';
import { orNotDone } from '../../../layout/actions/or-not-done.js';
import {
  checkAnswers,
  type FormProblem,
  type Sentences,
} from '../../../layout/form/check-answers.js';
import { idempotencyKeyIn, newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import type { FormAnswers, FormPart } from '../../../layout/form/question.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { secretPage, WEBHOOKS, type SecretPage } from './webhooks.presenter.js';

const PAGE = 'pages/administrators/webhooks/add-webhook.page.njk';
const BACK = inLanguage(() => ({ href: WEBHOOKS, text: say`Webhooks` }));

class AddWebhookForm {
  @IsUrl({ protocols: ['https'], require_protocol: true, disallow_auth: true, require_tld: false })
  @MaxLength(500)
  readonly url!: string;
}

const sentences: Sentences = inLanguage(() => ({
  url: {
    isUrl: say`Enter an address that begins with https://, without a name or password in it`,
    maxLength: say`The address must be 500 characters or fewer`,
  },
}));

const questions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'text',
    name: 'url',
    label: say`Address of the system`,
    hint: say`It begins with https:// and can be reached from the internet, for example https://system.example.nhs.uk/waymark.`,
    autocomplete: 'off',
  },
]);

/** What notification says of an address that it has looked at. */
const LOOKED_AT: Readonly<Record<string, string>> = inLanguage(() => ({
  'not-public': say`The address must be one of the internet: this one is in a private network`,
  'not-found': say`The name of the server is not known: check how it is written`,
}));

/** A system begins to be told. */
@Allow({ roles: ['administrator'] })
@Controller('webhooks/add')
export class AddWebhookController {
  constructor(private readonly webhooks: WebhooksClient) {}

  @Get()
  @Render(PAGE)
  ask(): object {
    return this.page({}, newIdempotencyKey());
  }

  @Post()
  @HttpCode(200)
  @Render('pages/administrators/webhooks/secret.page.njk')
  async add(@Req() request: Request, @CallerOf() caller: Caller): Promise<SecretPage> {
    const posted = request.body as PostedForm;
    const key = idempotencyKeyIn(posted);
    const answers = readAnswers(questions, posted);
    const problems = checkAnswers(AddWebhookForm, answers, sentences);
    if (problems.length > 0) throw new PageRefused(PAGE, this.page(answers, key, problems));
    const added = this.webhooks.add(caller, String(answers.url), key).catch((thrown: unknown) => {
      const text = lookedAt(thrown);
      if (text === undefined) throw thrown;
      // What was refused is not done: with another address it is another command.
      const again = this.page(answers, newIdempotencyKey(), [{ field: 'url', text }]);
      throw new PageRefused(PAGE, again);
    });
    return secretPage(await orNotDone(added, BACK, say`Webhooks`), true);
  }

  private page(
    answers: FormAnswers,
    idempotencyKey: string,
    problems: readonly FormProblem[] = [],
  ): object {
    return {
      title: say`Add a webhook`,
      section: say`Webhooks`,
      hidden: { idempotencyKey },
      questions: showQuestions(questions, answers, problems),
      problems: linkProblems(questions, problems),
      back: BACK,
    };
  }
}

function lookedAt(thrown: unknown): string | undefined {
  if (!(thrown instanceof ProblemError) || thrown.status !== 422) return undefined;
  const [first] = thrown.errors ?? [];
  return first && (LOOKED_AT[first.rule] ?? sentences.url?.isUrl);
}
