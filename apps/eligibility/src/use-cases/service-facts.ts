import { Injectable } from '@nestjs/common';
import type { Day, Judgement, ServiceJudgement } from '@waymark/contracts';
import { publishedRedirects } from '../domain/published-redirects.js';
import { CriteriaInForce } from './criteria-in-force.js';

type Plain<T> = { readonly [Key in keyof T]: T[Key] };

/** Public facts of the service a judgement is about: name, area, published waits, where its page points besides. */
@Injectable()
export class ServiceFacts {
  constructor(private readonly criteria: CriteriaInForce) {}

  addTo(judgement: Judgement, on: Day): ServiceJudgement {
    const file = this.criteria
      .on(on)
      .find((service) => service.serviceId === judgement.serviceId)?.file;
    const plain: Plain<Judgement> = judgement;
    return {
      ...plain,
      serviceName: file?.name ?? judgement.serviceId,
      area: file?.area ?? '',
      waits: (file?.waits ?? []).map(({ what, target }) => `${what}: ${target}`),
      ...(file !== undefined && publishedRedirects(file)),
    };
  }
}
