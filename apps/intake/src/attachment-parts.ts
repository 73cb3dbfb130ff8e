import { ScanningRounds } from './entry/scanning-rounds.js';
import { Clamd } from './gateways/clamd.js';
import { NoVirusScanner, VirusScanner } from './gateways/virus-scanner.js';
import { IntakeConfig } from './intake.config.js';
import { AttachmentStore } from './store/attachment.store.js';
import { AttachFile } from './use-cases/attach-file.js';
import { OpenAttachment } from './use-cases/open-attachment.js';
import { ScanHeldFiles } from './use-cases/scan-held-files.js';

/** What files that are added to a referral need. */
export const attachmentParts = [
  AttachFile,
  OpenAttachment,
  ScanHeldFiles,
  ScanningRounds,
  AttachmentStore,
  {
    provide: VirusScanner,
    inject: [IntakeConfig],
    useFactory: ({ CLAMD_ADDRESS: at }: IntakeConfig): VirusScanner =>
      at === undefined ? new NoVirusScanner() : new Clamd(at),
  },
];
