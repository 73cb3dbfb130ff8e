import type { AttachmentKind, AttachmentView, ScanState } from '@waymark/contracts';
import { momentWords } from '../london-time.js';

/** One file of a list, as it is read. */
export interface FileLine {
  readonly name: string;
  readonly about: string;
  /** Where it is opened; absent while nobody may. */
  readonly href?: string;
  readonly state: string;
}

export const kindWords: Readonly<Record<AttachmentKind, string>> = {
  pdf: 'PDF',
  jpeg: 'JPEG picture',
  png: 'PNG picture',
};

const stateWords: Readonly<Record<ScanState, string>> = {
  clean: 'Scanned, no virus found',
  held: 'Not scanned yet: held, and opened by nobody until it is',
  infected: 'A virus was found: the file was deleted',
};

const KB = 1024;
const MB = KB * KB;

export const sizeWords = (bytes: number): string =>
  bytes >= MB
    ? `${(bytes / MB).toFixed(1)} MB`
    : `${String(Math.max(1, Math.round(bytes / KB)))} KB`;

/** Files as lines; `at` is where they are opened. */
export const fileLines = (
  attachments: readonly AttachmentView[] | undefined,
  at: string,
): readonly FileLine[] =>
  (attachments ?? []).map(({ attachmentId, kind, bytes, fileName, addedBy, addedAt, scan }) => ({
    name: fileName,
    about: `${kindWords[kind]}, ${sizeWords(bytes)}. Added by ${addedBy} on ${momentWords(addedAt)}.`,
    ...(scan === 'clean' && { href: `${at}/${attachmentId}` }),
    state: stateWords[scan],
  }));
