import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { AddAttachment, AttachmentContent, AttachmentView } from '@waymark/contracts';
import { Allow, Answers, CallerOf, traceparentOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { AttachFile } from '../use-cases/attach-file.js';
import { OpenAttachment } from '../use-cases/open-attachment.js';
import { requiredKey } from './idempotency-key.js';

class ReferralId {
  @IsUUID() readonly id!: string;
}
class AttachmentId extends ReferralId {
  @IsUUID() readonly attachmentId!: string;
}

/** Where bodies may be as large as a file. */
export const ATTACHMENTS_PATH = /^\/referrals\/[^/]+\/attachments$/;

/** Files of a referral: added by who sent it, opened by whoever may see it. Names are in no address. */
@Controller('referrals/:id/attachments')
export class AttachmentsController {
  constructor(
    private readonly attachFile: AttachFile,
    private readonly openAttachment: OpenAttachment,
  ) {}

  @Post()
  @Allow({ roles: ['referrer'], scopes: ['referrals:write'] })
  @Answers(AttachmentView, { status: 201, idempotencyKey: 'required', problems: [409] })
  async add(
    @Param() { id: referralId }: ReferralId,
    @Body() body: AddAttachment,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<AttachmentView> {
    const key = requiredKey(request, body, by);
    const content = Buffer.from(body.content, 'base64');
    const { fileName } = body;
    const attaching = { referralId, content, fileName, by, key };
    const traceparent = traceparentOf(request);
    return (await this.attachFile.execute({ ...attaching, traceparent })).body;
  }

  @Get(':attachmentId')
  @Allow({
    roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'],
    scopes: ['referrals:read'],
  })
  @Answers(AttachmentContent, { problems: [409] })
  async open(
    @Param() { id, attachmentId }: AttachmentId,
    @CallerOf() by: Caller,
  ): Promise<AttachmentContent> {
    const { attachment, content } = await this.openAttachment.execute(id, attachmentId, by);
    return { kind: attachment.kind, content: content.toString('base64') };
  }
}
