import { Controller, Get, Param, Res } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Response } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { sendFile } from '../../../layout/files/send-file.js';
import { KnownId } from '../../../layout/known-id.pipe.js';

/** A file of a referral, for the teams that have it. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('worklist/:id/files')
export class HubFilesController {
  constructor(private readonly intake: IntakeClient) {}

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
