import { Injectable } from '@nestjs/common';
import type { CriteriaList, Day } from '@waymark/contracts';
import { publishedRedirects } from '../domain/published-redirects.js';
import { sentencesOf } from '../domain/sentences.js';
import { clip } from '../domain/words.js';
import { CriteriaInForce, type DatedService } from './criteria-in-force.js';

/** The criteria in force on a day, in sentences; of one service where one is named. */
@Injectable()
export class ListCriteria {
  constructor(private readonly criteria: CriteriaInForce) {}

  execute(on: Day, asked?: string): CriteriaList {
    const isAsked = ({ serviceId }: { readonly serviceId: string }): boolean =>
      asked === undefined || serviceId === asked;
    const lost = this.criteria.unrunnableOn(on).filter(({ hasStandIn }) => !hasStandIn);
    return {
      criteria: [
        ...this.criteria
          .datedOn(on)
          .filter(({ service }) => isAsked(service))
          .map(viewOf),
        ...lost.filter(isAsked).map(({ hasStandIn: _none, trouble, ...one }) => ({
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
  ...publishedRedirects(service.file),
});
