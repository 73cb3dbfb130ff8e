import { readsClinicalFacts, type CallerRole } from '@waymark/contracts';

/** As what an organisation may see a referral. */
export type AccessKind = 'sender' | 'lead' | 'alongside' | 'landing';

/** Who looks, and as what. */
export interface Viewer {
  readonly organisation: string;
  /** `issuer|subject`. */
  readonly subject: string;
  readonly kinds: readonly AccessKind[];
  /** Reads clinical facts of what the organisation was offered; without it, what link workers read. */
  readonly clinical?: true;
}

const OFFERED: readonly AccessKind[] = ['lead', 'alongside', 'landing'];
const KINDS: Partial<Readonly<Record<CallerRole, readonly AccessKind[]>>> = {
  referrer: ['sender'],
  'hub-clinician': OFFERED,
  'link-worker': OFFERED,
  'landing-coordinator': OFFERED,
};

/** A referrer sees what her organisation sent; hubs, link workers and landing teams what theirs was offered. */
export function viewerOf(by: {
  readonly kind: 'person' | 'machine';
  readonly organisation: string;
  readonly subject: string;
  readonly roles: readonly CallerRole[];
}): Viewer {
  const { organisation, subject } = by;
  const kinds: readonly AccessKind[] =
    by.kind === 'machine' ? ['sender', ...OFFERED] : by.roles.flatMap((role) => KINDS[role] ?? []);
  const clinical = readsClinicalFacts(by);
  return { organisation, subject, kinds: [...new Set(kinds)], ...(clinical && { clinical }) };
}

/** The same caller as a sender only: nobody else may change what was sent. */
export const asSender = (viewer: Viewer): Viewer => ({
  organisation: viewer.organisation,
  subject: viewer.subject,
  kinds: viewer.kinds.filter((kind) => kind === 'sender'),
});
