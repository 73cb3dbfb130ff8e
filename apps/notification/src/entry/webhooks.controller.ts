import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import {
  CreateWebhook,
  WebhookFailures,
  WebhookReplayed,
  Webhooks,
  WebhookSecret,
} from '@waymark/contracts';
import { Allow, Answers, AnswersNothing, CallerOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import { KeepWebhooks } from '../use-cases/keep-webhooks.js';

class OneWebhook {
  @IsUUID() readonly id!: string;
}

/** Where administrators say which systems of their organisation are told that there is something to read. */
@Controller('webhooks')
@Allow({ roles: ['administrator'] })
export class WebhooksController {
  constructor(private readonly keep: KeepWebhooks) {}

  @Get()
  @Answers(Webhooks)
  async list(@CallerOf() caller: Caller): Promise<Webhooks> {
    return { webhooks: await this.keep.list(caller) };
  }

  @Post()
  @Answers(WebhookSecret, { status: 201, problems: [409] })
  create(@Body() { url }: CreateWebhook, @CallerOf() caller: Caller): Promise<WebhookSecret> {
    return this.keep.create(url, caller);
  }

  /** A new secret; for a day the one before signs beside it. */
  @Post(':id/secret')
  @Answers(WebhookSecret, { problems: [404, 409] })
  rotate(@Param() { id }: OneWebhook, @CallerOf() caller: Caller): Promise<WebhookSecret> {
    return this.keep.rotate(id, caller);
  }

  /** After a 410; what was given up meanwhile is sent again only by a replay. */
  @Post(':id/enabling')
  @AnswersNothing({ problems: [404] })
  enable(@Param() { id }: OneWebhook, @CallerOf() caller: Caller): Promise<void> {
    return this.keep.enable(id, caller);
  }

  @Delete(':id')
  @AnswersNothing({ problems: [404] })
  end(@Param() { id }: OneWebhook, @CallerOf() caller: Caller): Promise<void> {
    return this.keep.end(id, caller);
  }

  @Get(':id/failures')
  @Answers(WebhookFailures)
  async failures(
    @Param() { id }: OneWebhook,
    @CallerOf() caller: Caller,
  ): Promise<WebhookFailures> {
    return { failures: await this.keep.failures(id, caller) };
  }

  @Post(':id/replays')
  @Answers(WebhookReplayed)
  async replay(@Param() { id }: OneWebhook, @CallerOf() caller: Caller): Promise<WebhookReplayed> {
    return { replayed: await this.keep.replay(id, caller) };
  }
}
