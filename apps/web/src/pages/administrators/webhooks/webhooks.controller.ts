import { Controller, Get, Param, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { WebhooksClient } from '../../../clients/webhooks.client.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import {
  webhookPage,
  webhooksPage,
  type WebhookPage,
  type WebhooksPage,
} from './webhooks.presenter.js';

/** Which systems of the organisation are told, and whether they hear. */
@Allow({ roles: ['administrator'] })
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/administrators/webhooks/webhooks.page.njk')
  async list(@CallerOf() caller: Caller): Promise<WebhooksPage> {
    return webhooksPage(await this.webhooks.list(caller));
  }

  @Get(':id')
  @Render('pages/administrators/webhooks/webhook.page.njk')
  async show(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<WebhookPage> {
    return webhookPage(await this.webhooks.show(caller, id), this.clock.now());
  }
}
