import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { RECEIPTS } from '@waymark/contracts';
import { Allow, AnswersNothing, ProblemError } from '@waymark/platform';
import { isUUID } from 'class-validator';
import type { Request } from 'express';
import { NotificationConfig } from '../notification.config.js';
import { ReceiveReceipt } from '../use-cases/receive-receipt.js';
import { showsToken } from './shows-token.js';

interface Told {
  readonly reference?: unknown;
  readonly status?: unknown;
}

/**
 * GOV.UK Notify says what became of a message, showing a token of ours. It says to whom as well, and that is not looked at;
 * what it adds one day is no mistake of its.
 */
@Controller('callbacks/notify')
@Allow({ anyone: true })
export class NotifyCallbacksController {
  constructor(
    private readonly config: NotificationConfig,
    private readonly receiveReceipt: ReceiveReceipt,
  ) {}

  @Post()
  @HttpCode(204)
  @AnswersNothing({ problems: [401] })
  async receive(@Req() request: Request): Promise<void> {
    if (!showsToken(request, this.config.NOTIFY_CALLBACK_TOKEN)) throw NOT_NOTIFY;
    const { reference, status } = (request.body ?? {}) as Told;
    const receipt = RECEIPTS.find((one) => one === status);
    if (receipt !== undefined && isUUID(reference)) {
      await this.receiveReceipt.execute(String(reference), receipt);
    }
  }
}

const NOT_NOTIFY = new ProblemError({
  status: 401,
  code: 'not-notify',
  title: 'Not signed in',
  detail: 'This address is for GOV.UK Notify, with the token that it was given.',
});
