import { Body, Controller, Delete, Get, Param, Post, Req } from '@nestjs/common';
import {
  CreateWebhook,
  WebhookFailures,
  WebhookReplayed,
  Webhooks,
  WebhookSecret,
  WebhookShown,
  WebhookTested,
} from '@waymark/contracts';
import { Allow, Answers, AnswersNothing, CallerOf, keyOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import type { Request } from 'express';
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
  @Answers(WebhookSecret, { status: 201, problems: [409], idempotencyKey: 'optional' })
  create(
    @Body() body: CreateWebhook,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WebhookSecret> {
    return this.keep.create(body.url, { by, ...keyOf(request, body, by) });
  }

  /** One of them, with the newest of what it was told. */
  @Get(':id')
  @Answers(WebhookShown, { problems: [404] })
  show(@Param() { id }: OneWebhook, @CallerOf() caller: Caller): Promise<WebhookShown> {
    return this.keep.show(id, caller);
  }

  /** Sends something about nobody, to see whether it is heard. */
  @Post(':id/tests')
  @Answers(WebhookTested, { problems: [404, 409], idempotencyKey: 'optional' })
  test(
    @Param() { id }: OneWebhook,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WebhookTested> {
    return this.keep.test(id, { by, ...keyOf(request, {}, by) });
  }

  /** A new secret; for a day the one before signs beside it. */
  @Post(':id/secret')
  @Answers(WebhookSecret, { problems: [404, 409], idempotencyKey: 'optional' })
  rotate(
    @Param() { id }: OneWebhook,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WebhookSecret> {
    return this.keep.rotate(id, { by, ...keyOf(request, {}, by) });
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
