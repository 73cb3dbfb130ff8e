import type { PreCheckAnswer, SendReferral, ServiceKind } from '@waymark/contracts';

/** Whose criteria say no: of every service that was asked, or of every one of the kind that the person prefers. */
export type SayNo = 'all' | 'preferred';

const VOLUNTARY: readonly ServiceKind[] = ['vcse-link-work', 'vcse-peer-support'];

/** Undefined where a service may take the person, now or later, or where too little is known to say no. */
export function whoSaysNo(
  { candidates, judgements }: Pick<PreCheckAnswer, 'candidates' | 'judgements'>,
  { sector }: SendReferral['preference'],
): SayNo | undefined {
  const saysNo = (kept: (kind: ServiceKind) => boolean): boolean => {
    const ids = candidates.filter(({ kind }) => kept(kind)).map(({ serviceId }) => serviceId);
    const own = judgements.filter(({ serviceId }) => ids.includes(serviceId));
    return own.length > 0 && own.every(({ outcome }) => outcome === 'not-eligible');
  };
  if (saysNo(() => true)) return 'all';
  const isPreferred = (kind: ServiceKind): boolean =>
    VOLUNTARY.includes(kind) === (sector === 'voluntary-sector');
  return sector !== 'none' && saysNo(isPreferred) ? 'preferred' : undefined;
}
