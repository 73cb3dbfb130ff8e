import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { referralFileAdded } from '@waymark/contracts';
import { commandCause, UnitOfWork } from '@waymark/messaging';
import { newTraceparent } from '@waymark/platform';
import { VirusScanner } from '../gateways/virus-scanner.js';
import { AttachmentStore } from '../store/attachment.store.js';

const MOST_AT_ONCE = 20;
/** So many in a row mean that no scanner is there. */
const MOST_SILENT = 3;

/** Files that came while no scanner answered are looked through as soon as one does; that one can be opened now is said. */
@Injectable()
export class ScanHeldFiles {
  /** Files of which the scanner could not say anything when it was asked last: they come after all others. */
  private readonly notScanned = new Set<string>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scanner: VirusScanner,
    private readonly attachments: AttachmentStore,
  ) {}

  /** How many are known now. */
  async execute(): Promise<number> {
    if (!this.scanner.isThere) return 0;
    const last = [...this.notScanned];
    const held = await this.unitOfWork.run((tx) => this.attachments.held(tx, MOST_AT_ONCE, last));
    let known = 0;
    let silent = 0;
    for (const id of held) {
      const content = await this.unitOfWork.run((tx) => this.attachments.contentOf(tx, id));
      const scan = content === undefined ? 'not-scanned' : await this.scanner.scan(content);
      if (scan === 'not-scanned') {
        this.notScanned.add(id);
        silent += 1;
        if (silent === MOST_SILENT) return known;
        continue;
      }
      silent = 0;
      this.notScanned.delete(id);
      await this.known(id, scan);
      known += 1;
    }
    return known;
  }

  private known(id: string, scan: 'clean' | 'infected'): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const file = await this.attachments.scanned(tx, id, scan);
      if (file?.isOpen !== true || scan === 'infected') return;
      const { referralId, attachmentId, kind, byTeam, urgent } = file;
      const traceparent = newTraceparent();
      const cause = commandCause({ id: randomUUID(), subject: referralId, traceparent, urgent });
      const data = { referralId, attachmentId, kind, byTeam, is: 'released' as const };
      tx.publish(referralFileAdded.following(cause, data));
    });
  }
}
