import { Injectable } from '@nestjs/common';
import type { CriteriaList, Day } from '@waymark/contracts';
import { sentencesOf } from '../domain/sentences.js';
import { clip } from '../domain/words.js';
import { CriteriaInForce, type DatedService } from './criteria-in-force.js';

/** The criteria in force on a day, in sentences. */
@Injectable()
export class ListCriteria {
  constructor(private readonly criteria: CriteriaInForce) {}

  execute(on: Day): CriteriaList {
    const lost = this.criteria.unrunnableOn(on).filter(({ hasStandIn }) => !hasStandIn);
    return {
      criteria: [
        ...this.criteria.datedOn(on).map(viewOf),
        ...lost.map(({ hasStandIn: _none, trouble, ...one }) => ({
          ...one,
          trouble: clip(trouble),
          sentences: [],
        })),
      ],
    };
  }
}

const viewOf = ({ effectiveFrom, effectiveTo, trouble, service }: DatedService) => ({
  serviceId: service.serviceId,
  serviceName: service.file.name,
  area: service.file.area,
  revision: service.revision,
  standing: service.standing,
  effectiveFrom,
  ...(effectiveTo !== undefined && { effectiveTo }),
  ...(trouble !== undefined && { trouble: clip(trouble) }),
  sentences: sentencesOf(service),
});
