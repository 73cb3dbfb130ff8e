import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  MOST_ATTACHMENT_BYTES,
  MOST_ATTACHMENTS,
  referralFileAdded,
  type AttachmentView,
  type FieldProblem,
} from '@waymark/contracts';
import {
  commandCause,
  UnitOfWork,
  type CommandResult,
  type IdempotencyKey,
} from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { shownFileName } from '../domain/file-name.js';
import { kindOfFile } from '../domain/kind-of-file.js';
import { asSender, viewerOf } from '../domain/viewer.js';
import { VirusScanner } from '../gateways/virus-scanner.js';
import { AttachmentStore } from '../store/attachment.store.js';
import { ReferralStore } from '../store/referral.store.js';
import { refuseUnlessOpen } from './refusals.js';

export interface Attaching {
  readonly referralId: string;
  readonly content: Buffer;
  readonly fileName: string;
  readonly by: Caller;
  readonly key: IdempotencyKey;
  readonly traceparent: string;
}

/**
 * Who sent a referral adds a file to it: what it is tells its content, and what a scanner finds is not kept. Whoever has the
 * referral is told that it is there.
 */
@Injectable()
export class AttachFile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly scanner: VirusScanner,
    private readonly referrals: ReferralStore,
    private readonly attachments: AttachmentStore,
  ) {}

  async execute({
    referralId,
    content,
    fileName,
    by,
    key,
    traceparent,
  }: Attaching): Promise<CommandResult<AttachmentView>> {
    const isTooLarge = content.length > MOST_ATTACHMENT_BYTES;
    const kind = isTooLarge ? undefined : kindOfFile(content);
    // The outside is asked before the transaction.
    const scan = kind === undefined ? 'not-scanned' : await this.scanner.scan(content);
    const shownName = shownFileName(fileName);
    const { status, body } = await this.unitOfWork.command(key, async (tx) => {
      const referral = await this.referrals.lock(tx, referralId, asSender(viewerOf(by)));
      if (referral === undefined) throw ProblemError.notFound('referral');
      refuseUnlessOpen(referral);
      if (isTooLarge) throw refused(TOO_LARGE);
      if (kind === undefined) throw refused(WRONG_KIND);
      if (scan === 'infected') throw refused(INFECTED);
      const others = await this.attachments.of(tx, referralId);
      if (others.length >= MOST_ATTACHMENTS) throw refused(TOO_MANY);
      const addedAt = this.clock.now();
      const attachment = {
        attachmentId: randomUUID(),
        kind,
        bytes: content.length,
        addedBy: referral.team,
        scan: scan === 'clean' ? ('clean' as const) : ('held' as const),
      };
      this.attachments.add(tx, {
        ...attachment,
        fileName: shownName,
        referralId,
        content,
        addedAt,
        subject: by.subject,
      });
      const cause = commandCause({
        id: randomUUID(),
        subject: referralId,
        traceparent,
        urgent: referral.urgent,
      });
      tx.publish(
        referralFileAdded.following(cause, {
          ...{ referralId, attachmentId: attachment.attachmentId, kind },
          is: scan === 'clean' ? 'can-be-opened' : 'held',
          byTeam: referral.team,
        }),
      );
      tx.audit({ action: 'attachment.added', subject: referralId, by: by.subject });
      return { status: 201, body: { ...attachment, addedAt: addedAt.toISOString() } };
    });
    // What a file is called is kept sealed with it, and not with the key: whoever asks again sends it again.
    return { status, body: { ...body, fileName: shownName } };
  }
}

const problem = (rule: string, message: string): FieldProblem => ({ field: 'file', rule, message });
const WRONG_KIND = problem(
  'kind-of-file',
  'Only PDF, JPEG and PNG files are taken, whatever the file is called.',
);
const TOO_LARGE = problem('file-size', 'A file can be at most 10 MB. Send a smaller one.');
const INFECTED = problem(
  'infected',
  'The scanner found a virus in this file, so it was not kept. Tell your IT team.',
);
const TOO_MANY = problem(
  'too-many-files',
  `A referral can have ${String(MOST_ATTACHMENTS)} files. Send the rest to the team that has it.`,
);
const refused = (wrong: FieldProblem): ProblemError => ProblemError.unprocessable([wrong]);
