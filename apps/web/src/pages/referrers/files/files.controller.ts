import { Controller, Get, Param, Post, Render, Req, Res } from '@nestjs/common';
import type { ReferralView } from '@waymark/contracts';
import { Allow, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import type { Request, Response } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { sendFile } from '../../../layout/files/send-file.js';
import { uploadOf } from '../../../layout/files/uploads.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import type { PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { filesPage, sentenceFor } from './files.presenter.js';

const PAGE = 'pages/referrers/files/files.page.njk';

/** Files of a referral, for who sent it: added and opened. */
@Allow({ roles: ['referrer'] })
@Controller('referrals/:id/files')
export class FilesController {
  constructor(private readonly intake: IntakeClient) {}

  @Get()
  @Render(PAGE)
  async show(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<object> {
    return filesPage(await this.intake.referral(caller, id));
  }

  @Post()
  async add(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const referral = await this.intake.referral(caller, id);
    const upload = uploadOf(request);
    if (upload === undefined) throw refused(referral, 'no-file');
    if (upload.is === 'too-large') throw refused(referral, 'file-size');
    const { fileName, content } = upload;
    const body = { fileName: fileName.slice(-500), content: content.toString('base64') };
    const key = idempotencyKeyIn(request.body as PostedForm);
    try {
      await this.intake.addAttachment(caller, id, body, key);
    } catch (thrown) {
      const rule = thrown instanceof ProblemError ? thrown.errors?.[0]?.rule : undefined;
      throw rule === undefined ? thrown : refused(referral, rule);
    }
    throw new Elsewhere(`/referrals/${id}/files`);
  }

  @Get(':fileId')
  async open(
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('fileId', KnownId) fileId: string,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, fileId, await this.intake.attachment(caller, id, fileId));
  }
}

const refused = (referral: ReferralView, rule: string): PageRefused =>
  new PageRefused(PAGE, filesPage(referral, sentenceFor(rule)));
