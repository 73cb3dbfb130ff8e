import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@waymark/messaging';
import { Clock } from '@waymark/platform';
import type { ComparedCriteria } from '../domain/what-if/compared-criteria.js';
import { OpenServices } from '../gateways/open-services.js';
import { CriteriaStore } from '../store/criteria.store.js';
import { PlacesStore } from '../store/places.store.js';

/** Today's criteria beside a draft, and which services take referrals: what a what-if is judged by. */
@Injectable()
export class CriteriaToCompare {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly criteria: CriteriaStore,
    private readonly placeLists: PlacesStore,
    private readonly openServices: OpenServices,
    private readonly clock: Clock,
  ) {}

  /** Undefined: routing does not say who takes referrals. */
  async with(draft: object): Promise<ComparedCriteria | undefined> {
    const open = await this.openServices.now();
    if (open === undefined) return undefined;
    const today = this.clock.today();
    return this.unitOfWork.run(async (tx) => ({
      draft,
      open,
      places: (await this.placeLists.newest(tx)).content,
      inForce: (await this.criteria.all(tx))
        .filter(
          ({ replaced, effectiveFrom, effectiveTo = today }) =>
            !replaced && effectiveFrom <= today && today <= effectiveTo,
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
