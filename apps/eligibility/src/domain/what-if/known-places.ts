import type { GoingOn } from '@waymark/contracts';
import type { KnownPlaces, KnownService } from '@waymark/routing-order';
import type { CompiledService } from '../compile-service.js';

/** What routing says of places just now, as JSON that can be handed to another thread. */
export interface PlacesToday {
  /** Services that take referrals. */
  readonly open: readonly string[];
  readonly goingOn: readonly GoingOn[];
}

/** Places as the routing order reads them. Waits and who has joined order the equal; they change no rule. */
export function knownPlaces(
  services: readonly CompiledService[],
  { open, goingOn }: PlacesToday,
): KnownPlaces {
  const taking = new Set(open);
  return {
    services: new Map(
      services.map(({ serviceId, kind, file }): [string, KnownService] => [
        serviceId,
        {
          id: serviceId,
          kind,
          name: file.name,
          area: serviceId,
          opening: taking.has(serviceId) ? 'open' : 'not-confirmed',
          waits: [],
          joined: false,
        },
      ]),
    ),
    said: new Map(),
    how: new Map(),
    fallbacks: new Map(goingOn.map(({ reason, ordered }) => [reason, ordered])),
  };
}
