import type { JudgedLine } from '@waymark/contracts';

// Where the person lives or is registered, age, pregnancy, what happened and when, what is agreed to. Everything else is clinical.
const SEEN: ReadonlySet<string> = new Set([
  'residence-in',
  'gp-registered-in',
  'booked-unit-in',
  'minimum-age',
  'maximum-age',
  'pregnancy-state',
  'time-since-event',
  'perinatal-window',
  'gestation-now',
  'pathway-offered',
  'service-open',
  'self-referral',
  'consent',
  'primary-carer',
]);

const FOR_CLINICIANS = 'For clinicians only';

interface Judged {
  readonly serviceId: string;
  readonly because: string;
  readonly deciding: readonly string[];
  readonly redirectTo?: string;
  readonly lines: readonly JudgedLine[];
}

/** What a link worker reads of what was judged: of their own service, and of clinical lines no more than how they turned out. */
export const seenByLinkWork = <T extends Judged>(
  judgements: readonly T[],
  organisation: string,
): readonly T[] =>
  judgements
    .filter(({ serviceId }) => serviceId === organisation)
    .map((judgement) => {
      const isSeen = judgement.deciding.every((criterion) => SEEN.has(criterion));
      const { redirectTo: _clinical, ...rest } = judgement;
      return {
        ...(isSeen ? judgement : { ...rest, because: `${FOR_CLINICIANS}: what decided.` }),
        lines: judgement.lines.map(seenLine),
      } as T;
    });

const seenLine = (line: JudgedLine): JudgedLine =>
  SEEN.has(line.criterion)
    ? line
    : { ...line, seen: FOR_CLINICIANS, because: `${FOR_CLINICIANS}.` };
