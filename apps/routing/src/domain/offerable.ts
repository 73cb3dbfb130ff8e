import type { Day, Pathway, ReferralFacts } from '@waymark/contracts';
import { hasAgreed, isOpenOn, serviceOn, teamKindOf } from '@waymark/routing-order';
import { type Directory } from './directory.js';
import type { Offerable } from './move-request.js';

/** May a coordinator offer her to this service today? What the line would not do by itself, a hand does not do either. */
export function offerable(
  directory: Directory,
  { serviceId, pathway }: { readonly serviceId: string; readonly pathway: Pathway },
  facts: ReferralFacts,
  today: Day,
): Offerable | undefined {
  const service = serviceOn(directory, serviceId, today);
  if (service === undefined) return undefined;
  if (!service.joined) return { refused: 'not-joined' };
  if (!isOpenOn(service, today)) return { refused: 'not-open' };
  if (!hasAgreed({ facts }, service.kind)) return { refused: 'not-agreed' };
  return { place: { serviceId, name: service.name, kind: teamKindOf(service.kind), pathway } };
}
