import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@waymark/messaging';
import { Clock } from '@waymark/platform';
import type { ComparedCriteria } from '../domain/what-if/compared-criteria.js';
import { PlacesNow } from '../gateways/places-now.js';
import { CriteriaStore } from '../store/criteria.store.js';
import { PlacesStore } from '../store/places.store.js';

/** Today's criteria beside a draft, and how places stand: what a what-if is judged by. */
@Injectable()
export class CriteriaToCompare {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly criteria: CriteriaStore,
    private readonly placeLists: PlacesStore,
    private readonly placesNow: PlacesNow,
    private readonly clock: Clock,
  ) {}

  /** Undefined: routing does not say who takes referrals. */
  async with(draft: object): Promise<ComparedCriteria | undefined> {
    const places = await this.placesNow.read();
    if (places === undefined) return undefined;
    const day = this.clock.today();
    return this.unitOfWork.run(async (tx) => ({
      draft,
      today: places,
      places: (await this.placeLists.newest(tx)).content,
      inForce: (await this.criteria.all(tx))
        .filter(
          ({ replaced, effectiveFrom, effectiveTo = day }) =>
            !replaced && effectiveFrom <= day && day <= effectiveTo,
        )
        .map(({ serviceId, revision, standing, content }) => ({
          serviceId,
          revision,
          standing,
          content,
        })),
    }));
  }
}
