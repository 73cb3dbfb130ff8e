import { Controller, Get, Query } from '@nestjs/common';
import { MayBeAbsent, Worklist } from '@waymark/contracts';
import { Allow, Answers, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import { Type } from 'class-transformer';
import { IsInt, Matches, Max, Min } from 'class-validator';
import { ReadPlacement } from '../use-cases/read-placement.js';

/** Query of `GET /worklist`: 50 a page. */
class WorklistQuery {
  /** Always the caller's own; may be left out. */
  @MayBeAbsent() @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly organisation?: string;
  @MayBeAbsent() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) readonly page?: number;
}

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
