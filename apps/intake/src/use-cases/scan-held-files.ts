import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@waymark/messaging';
import { VirusScanner } from '../gateways/virus-scanner.js';
import { AttachmentStore } from '../store/attachment.store.js';

const MOST_AT_ONCE = 20;

/** Files that came while no scanner answered are looked through as soon as one does. */
@Injectable()
export class ScanHeldFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scanner: VirusScanner,
    private readonly attachments: AttachmentStore,
  ) {}

  /** How many are known now. */
  async execute(): Promise<number> {
    if (!this.scanner.isThere) return 0;
    const held = await this.unitOfWork.run((tx) => this.attachments.held(tx, MOST_AT_ONCE));
    let known = 0;
    for (const id of held) {
      const content = await this.unitOfWork.run((tx) => this.attachments.contentOf(tx, id));
      const scan = content === undefined ? 'not-scanned' : await this.scanner.scan(content);
      if (scan === 'not-scanned') return known;
      await this.unitOfWork.run((tx) => this.attachments.scanned(tx, id, scan));
      known += 1;
    }
    return known;
  }
}
