import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { Allow, AnswersNothing, ProblemError } from '@waymark/platform';
import { isUUID } from 'class-validator';
import type { Request } from 'express';
import { NotificationConfig } from '../notification.config.js';
import { ReceiveReceipt } from '../use-cases/receive-receipt.js';
import { showsToken } from './shows-token.js';

interface Told {
  readonly messageId?: unknown;
  readonly status?: unknown;
}

/**
 * Whoever runs the mail server says that it took a mail and could not deliver it: `{"messageId": "<…@waymark>", "status":
 * "bounced"}`, the Message-ID as it stands in the mail that came back. Nothing else of that mail is asked for.
 */
@Controller('callbacks/mail')
@Allow({ anyone: true })
export class MailCallbacksController {
  constructor(
    private readonly config: NotificationConfig,
    private readonly receiveReceipt: ReceiveReceipt,
  ) {}

  @Post()
  @HttpCode(204)
  @AnswersNothing({ problems: [401, 422] })
  async receive(@Req() request: Request): Promise<void> {
    if (!showsToken(request, this.config.MAIL_CALLBACK_TOKEN)) throw NOT_THE_MAIL_SERVER;
    const { messageId, status } = (request.body ?? {}) as Told;
    const id = MESSAGE_ID.exec(String(messageId))?.[1];
    // A script that was set up wrongly must not go on unheard.
    if (!isUUID(id)) throw wrong('messageId', 'Give the Message-ID of the mail: <id@waymark>.');
    if (status !== 'bounced') throw wrong('status', 'Say bounced, and nothing of what only waits.');
    await this.receiveReceipt.execute(String(id), 'permanent-failure');
  }
}

const MESSAGE_ID = /^<?([0-9a-f-]{36})@waymark>?$/;

const wrong = (field: string, message: string): ProblemError =>
  ProblemError.unprocessable([{ field, rule: 'isIn', message }]);

const NOT_THE_MAIL_SERVER = new ProblemError({
  status: 401,
  code: 'not-the-mail-server',
  title: 'Not signed in',
  detail: 'This address is for whoever runs the mail server, with the token that it was given.',
});
