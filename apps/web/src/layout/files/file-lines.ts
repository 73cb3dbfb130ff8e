import type { AttachmentKind, AttachmentView, ScanState } from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';
import { momentWords } from '../london-time.js';

/** One file of a list, as it is read. */
export interface FileLine {
  readonly name: string;
  readonly about: string;
  /** Where it is opened; absent while nobody may. */
  readonly href?: string;
  readonly state: string;
}

export const kindWords: Readonly<Record<AttachmentKind, string>> = inLanguage(() => ({
  pdf: 'PDF',
  jpeg: say`JPEG picture`,
  png: say`PNG picture`,
}));

const stateWords: Readonly<Record<ScanState, string>> = inLanguage(() => ({
  clean: say`Scanned, no virus found`,
  held: say`Not scanned yet: held, and opened by nobody until it is`,
  infected: say`A virus was found: the file was deleted`,
}));

const KB = 1024;
const MB = KB * KB;

export const sizeWords = (bytes: number): string =>
  bytes >= MB
    ? say`${(bytes / MB).toFixed(1)} MB`
    : say`${String(Math.max(1, Math.round(bytes / KB)))} KB`;

/** Files as lines; `at` is where they are opened. */
export const fileLines = (
  attachments: readonly AttachmentView[] | undefined,
  at: string,
): readonly FileLine[] =>
  (attachments ?? []).map(({ attachmentId, kind, bytes, fileName, addedBy, addedAt, scan }) => ({
    name: fileName,
    about: say`${kindWords[kind]}, ${sizeWords(bytes)}. Added by ${addedBy} on ${momentWords(addedAt)}.`,
    ...(scan === 'clean' && { href: `${at}/${attachmentId}` }),
    state: stateWords[scan],
  }));
