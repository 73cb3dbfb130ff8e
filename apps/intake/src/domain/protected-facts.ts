import type { CallerRole } from '@waymark/contracts';
import { viewerOf, type Viewer } from './viewer.js';

/** Who asks for protected facts, and as what. */
export interface FactReader extends Omit<Viewer, 'kinds'> {
  /** With `hub-clinician` for whoever reads as one: what the database asks as well. */
  readonly kinds: readonly (Viewer['kinds'][number] | 'hub-clinician')[];
  /** Sends referrals in this role. */
  readonly refers: boolean;
}

/** A machine reads none, whatever it may read of the form. */
export function factReaderOf(by: {
  readonly kind: 'person' | 'machine';
  readonly organisation: string;
  readonly subject: string;
  readonly roles: readonly CallerRole[];
}): FactReader {
  const viewer = viewerOf(by);
  const has = (role: CallerRole): boolean => by.kind === 'person' && by.roles.includes(role);
  const kinds = has('hub-clinician') ? [...viewer.kinds, 'hub-clinician' as const] : viewer.kinds;
  return { ...viewer, kinds, refers: has('referrer') };
}

/** What somebody has to do with a referral. */
export interface FactPart {
  readonly sent: boolean;
  readonly holds: boolean;
}

/** A clinician of the team that holds the person reads, and writes. */
export const readsForHolder = ({ kinds }: FactReader, { holds }: FactPart): boolean =>
  kinds.includes('hub-clinician') && holds;

/** Who sent it writes as well; for anybody else there are none. */
export const hasPart = (reader: FactReader, part: FactPart): boolean =>
  (reader.refers && part.sent) || readsForHolder(reader, part);
