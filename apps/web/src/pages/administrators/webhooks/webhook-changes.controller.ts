import { Controller, Get, HttpCode, Param, Post, Render, Req } from '@nestjs/common';
import type { WebhookShown } from '@waymark/contracts';
import { Allow, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { WebhooksClient } from '../../../clients/webhooks.client.js';
import { say } from '../../../language/say.js';
import {
  CHECK_PAGE,
  checkPage,
  type Checking,
  type CheckPage,
} from '../../../layout/actions/check-page.js';
import { orNotDone } from '../../../layout/actions/or-not-done.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { idempotencyKeyIn, newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import type { PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { changeNamed, SECRET } from './webhook-changes.js';
import {
  secretPage,
  stateOf,
  webhookPath,
  WEBHOOKS,
  type SecretPage,
} from './webhooks.presenter.js';

/** What is changed of one webhook, each after a page that says what it does. */
@Allow({ roles: ['administrator'] })
@Controller('webhooks/:id')
export class WebhookChangesController {
  constructor(private readonly webhooks: WebhooksClient) {}

  @Get('secret')
  @Render(CHECK_PAGE)
  async askSecret(
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<CheckPage> {
    return pageOf(await this.webhooks.show(caller, id), SECRET, true);
  }

  @Post('secret')
  @HttpCode(200)
  @Render('pages/administrators/webhooks/secret.page.njk')
  async changeSecret(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<SecretPage> {
    const key = idempotencyKeyIn(request.body as PostedForm);
    const changed = this.webhooks.changeSecret(caller, id, key);
    return secretPage(await orNotDone(changed, backTo(id), say`Webhooks`), false);
  }

  @Get(':change')
  @Render(CHECK_PAGE)
  async ask(
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('change') name: string,
  ): Promise<CheckPage> {
    const change = known(name);
    const webhook = await this.webhooks.show(caller, id);
    return pageOf(webhook, change, change.fits(webhook));
  }

  @Post(':change')
  async make(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('change') name: string,
  ): Promise<never> {
    const change = known(name);
    const key = idempotencyKeyIn(request.body as PostedForm);
    await orNotDone(change.make(this.webhooks, caller, { id, key }), backTo(id), say`Webhooks`);
    throw new Elsewhere(name === 'stop' ? WEBHOOKS : webhookPath(id));
  }
}

const backTo = (id: string) => ({ href: webhookPath(id), text: say`The webhook` });

function known(name: string) {
  const change = changeNamed(name);
  if (change === undefined) throw ProblemError.notFound('page');
  return change;
}

const pageOf = (
  webhook: WebhookShown,
  { title, effects, isFinal }: Pick<Checking, 'title' | 'effects' | 'isFinal'>,
  fits: boolean,
): CheckPage =>
  checkPage({
    title,
    section: say`Webhooks`,
    scope: [
      { key: say`Webhook`, value: webhook.url, href: webhookPath(webhook.id) },
      { key: say`State`, value: stateOf(webhook).state },
    ],
    effects: fits
      ? effects
      : [
          say`As the webhook stands there is nothing to do here. Somebody may have done it already.`,
        ],
    questions: [],
    hidden: { idempotencyKey: newIdempotencyKey() },
    ...(fits && { button: title, ...(isFinal && { isFinal }) }),
    back: backTo(webhook.id),
  });
