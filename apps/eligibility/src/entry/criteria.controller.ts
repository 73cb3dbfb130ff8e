import { Controller, Get, Query } from '@nestjs/common';
import { CriteriaList, CriteriaQuestion } from '@waymark/contracts';
import { Allow, Answers, Clock } from '@waymark/platform';
import { ListCriteria } from '../use-cases/list-criteria.js';

@Controller('criteria')
@Allow({ anyone: true })
export class CriteriaController {
  constructor(
    private readonly listCriteria: ListCriteria,
    private readonly clock: Clock,
  ) {}

  /** Public: they were read from public pages. */
  @Get()
  @Answers(CriteriaList)
  list(@Query() { on, service }: CriteriaQuestion): CriteriaList {
    return this.listCriteria.execute(on ?? this.clock.today(), service);
  }
}
