import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import {
  Opening,
  OpeningReviewed,
  Openings,
  OpeningsQuery,
  ReviewOpening,
} from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import type { Request } from 'express';
import { ReviewOpenings } from '../use-cases/review-openings.js';
import { optionalKey } from './idempotency-key.js';

class OpeningId {
  @IsUUID() readonly id!: string;
}

/** Where an administrator looks at what was opened in their organisation. */
@Controller('openings')
@Allow({ roles: ['administrator'] })
export class OpeningsController {
  constructor(private readonly reviewOpenings: ReviewOpenings) {}

  @Get()
  @Answers(Openings)
  list(@Query() { page = 1 }: OpeningsQuery, @CallerOf() by: Caller): Promise<Openings> {
    return this.reviewOpenings.list(page, by);
  }

  @Get(':id')
  @Answers(Opening)
  one(@Param() { id }: OpeningId, @CallerOf() by: Caller): Promise<Opening> {
    return this.reviewOpenings.one(id, by);
  }

  @Post(':id/review')
  @Answers(OpeningReviewed, { idempotencyKey: 'optional', problems: [409] })
  async review(
    @Param() { id: openingId }: OpeningId,
    @Body() body: ReviewOpening,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<OpeningReviewed> {
    const key = optionalKey(request, body, by);
    return (await this.reviewOpenings.review({ openingId, body, by, ...key })).body;
  }
}
