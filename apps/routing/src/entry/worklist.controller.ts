import { Controller, Get, Query } from '@nestjs/common';
import { Worklist, WorklistQuery } from '@waymark/contracts';
import { Allow, Answers, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import { ReadPlacement } from '../use-cases/read-placement.js';

@Controller('worklist')
export class WorklistController {
  constructor(private readonly readPlacement: ReadPlacement) {}

  @Get()
  @Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
  @Answers(Worklist)
  read(@Query() query: WorklistQuery, @CallerOf() by: Caller): Promise<Worklist> {
    const { organisation = by.organisation, page = 1 } = query;
    if (organisation !== by.organisation) {
      throw ProblemError.forbidden('A worklist is read by its own organisation only.');
    }
    return this.readPlacement.worklist(organisation, page, by);
  }
}
