import { Injectable } from '@nestjs/common';
import type { AttachmentView } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { type Caller, ProblemError, RestrictedRecord } from '@waymark/platform';
import { isOpenTo } from '../domain/restriction.js';
import { viewerOf } from '../domain/viewer.js';
import { AttachmentStore } from '../store/attachment.store.js';
import { ReferralPageView } from '../store/referral-page.view.js';
import { RestrictionStore } from '../store/restriction.store.js';

export interface OpenedAttachment {
  readonly attachment: AttachmentView;
  readonly content: Buffer;
}

/** For whoever is shown it with the referral, once it is known to be clean; the audit line is committed before anything is answered. */
@Injectable()
export class OpenAttachment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly page: ReferralPageView,
    private readonly attachments: AttachmentStore,
    private readonly restrictions: RestrictionStore,
  ) {}

  execute(referralId: string, id: string, by: Caller): Promise<OpenedAttachment> {
    const viewer = viewerOf(by);
    return this.unitOfWork.readFor(viewer, async (tx) => {
      const door = await this.restrictions.door(tx, referralId, viewer);
      if (door !== undefined && !isOpenTo(door)) throw new RestrictedRecord();
      const seen = await this.page.find(tx, referralId, viewer);
      const isShown = seen?.attachments?.some(({ attachmentId }) => attachmentId === id) === true;
      const attachment = isShown ? await this.attachments.find(tx, referralId, id) : undefined;
      if (attachment === undefined) throw ProblemError.notFound('attachment');
      if (attachment.scan !== 'clean') throw notToBeOpened(attachment);
      const content = await this.attachments.contentOf(tx, id);
      if (content === undefined) throw ProblemError.notFound('attachment');
      tx.audit({ action: 'attachment.read', subject: referralId, by: by.subject });
      return { attachment, content };
    });
  }
}

const notToBeOpened = ({ scan }: AttachmentView): ProblemError =>
  scan === 'held'
    ? ProblemError.conflict(
        'not-scanned',
        'This file has not been scanned for viruses so far, so nobody can open it yet.',
      )
    : ProblemError.conflict('infected', 'A virus was found in this file. It is not kept.');
