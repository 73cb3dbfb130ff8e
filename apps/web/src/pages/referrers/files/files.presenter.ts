import { MOST_ATTACHMENTS, type ReferralView } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { fileLines, type FileLine } from '../../../layout/files/file-lines.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import type { ProblemLink } from '../../../layout/form/show-questions.js';

export interface FilesPage {
  readonly title: string;
  readonly section: string;
  readonly reference: string;
  readonly files: readonly FileLine[];
  /** Whether another can be added. */
  readonly more: boolean;
  readonly problem?: string;
  readonly problems: readonly ProblemLink[];
  readonly hidden: Readonly<Record<string, string>>;
  readonly back: { readonly href: string; readonly text: string };
}

const SENTENCES: Readonly<Record<string, string>> = inLanguage(() => ({
  'no-file': say`Choose a file`,
  'file-size': say`The file must be 10 MB or smaller`,
  'kind-of-file': say`The file must be a PDF, JPEG or PNG. What it is called does not count`,
  infected: say`A virus was found in the file, so it was not kept. Tell your IT team`,
  'too-many-files': say`A referral can have ${String(MOST_ATTACHMENTS)} files. Send the rest to the team that has it`,
}));

export const sentenceFor = (rule: string): string =>
  SENTENCES[rule] ?? say`The file could not be used. Choose another one`;

export const filesPage = (referral: ReferralView, problem?: string): FilesPage => ({
  title: say`Files`,
  section: say`My referrals`,
  reference: referral.reference,
  files: fileLines(referral.attachments, `/referrals/${referral.referralId}/files`),
  more: referral.open && (referral.attachments?.length ?? 0) < MOST_ATTACHMENTS,
  ...(problem !== undefined && { problem }),
  problems: problem === undefined ? [] : [{ text: problem, href: '#file' }],
  hidden: { idempotencyKey: newIdempotencyKey() },
  back: { href: `/referrals/${referral.referralId}`, text: say`Back to the referral` },
});
