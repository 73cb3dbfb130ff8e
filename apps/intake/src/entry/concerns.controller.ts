import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { ClearConcern, ConcernNoted, RaiseConcern } from '@waymark/contracts';
import { Allow, Answers, CallerOf, traceparentOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { NoteConcern } from '../use-cases/note-concern.js';

class ConcernId {
  @IsUUID() readonly id!: string;
}

/** Signs marked in forms that are not sent yet: who looks after the call, without saying whose it is. */
@Controller('safety-concerns')
@Allow({ roles: ['referrer'], scopes: ['referrals:write'] })
export class ConcernsController {
  constructor(private readonly noteConcern: NoteConcern) {}

  @Post()
  @Answers(ConcernNoted)
  raise(
    @Body() body: RaiseConcern,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<ConcernNoted> {
    return this.noteConcern.raise(body, by, traceparentOf(request));
  }

  @Post(':id/clearing')
  @Answers(ConcernNoted)
  clear(
    @Param() { id }: ConcernId,
    @Body() body: ClearConcern,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<ConcernNoted> {
    return this.noteConcern.clear(id, body, by, traceparentOf(request));
  }
}
