import type { AttachmentView } from '@waymark/contracts';
import type { PageCase } from './page-case.fixture.js';
import { aReferral, REFERRAL_ID as R, samePerson } from './referral-examples.fixture.js';
import type { StandIns } from './stand-in-services.fixture.js';

export const FILE_ID = '7c1e0d52-0000-4000-8000-000000000001';

const letter: AttachmentView = {
  attachmentId: FILE_ID,
  kind: 'pdf',
  bytes: 2_097_152,
  fileName: 'Discharge letter.pdf',
  addedBy: 'Wensum Maternity',
  addedAt: '2026-11-20T10:00:00.000Z',
  scan: 'clean',
};

/** One of each state. */
export const someFiles: readonly AttachmentView[] = [
  letter,
  {
    ...letter,
    attachmentId: '7c1e0d52-0000-4000-8000-000000000002',
    kind: 'jpeg',
    bytes: 700,
    fileName: 'Photo.jpg',
    scan: 'held',
  },
  {
    ...letter,
    attachmentId: '7c1e0d52-0000-4000-8000-000000000003',
    kind: 'png',
    fileName: 'Form.png',
    scan: 'infected',
  },
];

/** The referral with these files, one of which can be opened. */
export function answerFiles(services: StandIns, attachments: readonly AttachmentView[]): void {
  const content = Buffer.from('%PDF-1.7 canary').toString('base64');
  const at = `GET /referrals/${R}`;
  const answers = {
    [at]: { ...aReferral, attachments },
    [`${at}/same-person`]: samePerson,
    [`${at}/attachments/`]: { kind: 'pdf', content },
  };
  for (const [call, body] of Object.entries(answers))
    services.answer('intake', call, { status: 200, body });
}

const withFiles =
  (path: string, attachments: readonly AttachmentView[]): PageCase['path'] =>
  (_visitor, services) => {
    answerFiles(services, attachments);
    return path;
  };

const page = { route: '/referrals/:id/files', as: 'referrer' } as const;
const PATH = `/referrals/${R}/files`;

export const fileCases: readonly PageCase[] = [
  { ...page, state: 'empty', path: () => PATH },
  { ...page, state: 'default', path: withFiles(PATH, someFiles) },
  { ...page, state: 'error', path: () => PATH, sent: true },
  {
    ...page,
    state: 'long',
    path: withFiles(PATH, [
      ...someFiles,
      { ...letter, fileName: 'a'.repeat(75) },
      { ...letter, fileName: `${'A long name of a file '.repeat(3)}.pdf` },
    ]),
  },
  {
    route: '/worklist/:id',
    as: 'hub-clinician',
    state: 'long',
    path: withFiles(`/worklist/${R}`, someFiles),
  },
];
