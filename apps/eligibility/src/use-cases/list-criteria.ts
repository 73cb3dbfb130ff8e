import { Injectable } from '@nestjs/common';
import type { CriteriaList, Day } from '@waymark/contracts';
import { sentencesOf } from '../domain/sentences.js';
import { CriteriaInForce } from './criteria-in-force.js';

/** The criteria in force on a day, in sentences. */
@Injectable()
export class ListCriteria {
  constructor(private readonly criteria: CriteriaInForce) {}

  execute(on: Day): CriteriaList {
    return {
      criteria: this.criteria.datedOn(on).map(({ effectiveFrom, effectiveTo, service }) => ({
        serviceId: service.serviceId,
        serviceName: service.file.name,
        area: service.file.area,
        revision: service.revision,
        standing: service.standing,
        effectiveFrom,
        ...(effectiveTo !== undefined && { effectiveTo }),
        sentences: sentencesOf(service),
      })),
    };
  }
}
