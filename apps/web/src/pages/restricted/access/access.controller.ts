import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, ProblemError, RestrictedRecord, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { RestrictionClient } from '../../../clients/restriction.client.js';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { AccountsStore } from '../../../store/accounts.store.js';
import { ColleaguesStore } from '../../../store/colleagues.store.js';
import { listOf, recordPath } from '../record-path.js';
import {
  AccessForm,
  accessPage,
  accessQuestions,
  accessSentences,
  nobodyChosenPage,
  type AccessKnown,
  type AccessPage,
} from './access.presenter.js';

const PAGE = 'pages/restricted/access/access.page.njk';
const VERSION = /^\d{1,9}$/;

/** Who may open a record: restricting it, lifting that, and naming colleagues. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('restricted/:id')
export class AccessController {
  constructor(
    private readonly restrictions: RestrictionClient,
    private readonly colleagues: ColleaguesStore,
    private readonly accounts: AccountsStore,
  ) {}

  @Get('access')
  @Render(PAGE)
  async show(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<AccessPage> {
    return accessPage(await this.known(caller, id));
  }

  @Post('access')
  async change(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const posted = request.body as PostedForm;
    const answers = readAnswers(accessQuestions, posted);
    const problems = checkAnswers(AccessForm, answers, accessSentences);
    if (problems.length > 0)
      throw new PageRefused(PAGE, accessPage(await this.known(caller, id), answers, problems));
    const body = {
      restricted: textIn(posted.restricted) === 'yes',
      reason: String(answers.reason),
      restrictionVersion: versionIn(posted),
    };
    const idempotencyKey = idempotencyKeyIn(posted);
    await this.restrictions.restrict(caller, id, { body, idempotencyKey });
    throw new Elsewhere(`/restricted/${id}/access`);
  }

  @Post('readers')
  async name(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const posted = request.body as PostedForm;
    const named = textIn(posted.named) === 'yes';
    if (named && (textIn(posted.colleague) ?? '') === '')
      throw new PageRefused(PAGE, nobodyChosenPage(await this.known(caller, id)));
    const subject = named ? await this.colleague(caller, posted) : (textIn(posted.subject) ?? '');
    const body = { subject, named, restrictionVersion: versionIn(posted) };
    const idempotencyKey = idempotencyKeyIn(posted);
    await this.restrictions.name(caller, id, { body, idempotencyKey });
    const own = !named && subject === caller.subject;
    throw new Elsewhere(own ? recordPath(caller, id) : `/restricted/${id}/access`);
  }

  /** Of the reader's own team alone. */
  private async colleague({ organisation }: Caller, posted: PostedForm): Promise<string> {
    const chosen = textIn(posted.colleague);
    const all = await this.colleagues.of(organisation);
    const found = all.find(({ accountId }) => accountId === chosen);
    if (found !== undefined) return found.subject;
    throw ProblemError.conflict(
      'left-the-team',
      say`The person you chose is not in your team any more. Nothing was changed: choose somebody else.`,
    );
  }

  private async known(caller: Caller, id: string): Promise<AccessKnown> {
    const found = await this.restrictions.of(caller, id);
    if (!found.open) throw new RestrictedRecord();
    const { organisation } = caller;
    const [colleagues, names] = await Promise.all([
      this.colleagues.of(organisation),
      this.accounts.namesOf([
        ...found.readers.map(({ subject }) => subject),
        ...found.openings.map(({ by }) => by),
      ]),
    ]);
    const back = recordPath(caller, id);
    return { found, organisation, colleagues, names, section: listOf(caller).text, back };
  }
}

/** As it was read; what is no number is a version that nobody has read. */
const versionIn = ({ version }: PostedForm): number => {
  const text = textIn(version) ?? '';
  return VERSION.test(text) ? Number(text) : 1_000_000_000;
};
