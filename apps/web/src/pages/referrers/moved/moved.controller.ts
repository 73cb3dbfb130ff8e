import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { MovedDesk, PAGE } from './moved-desk.js';

/** Who sent the referral says that the person has moved. */
@Allow({ roles: ['referrer'] })
@Controller('referrals/:id/moved')
export class MovedController {
  constructor(private readonly desk: MovedDesk) {}

  @Get()
  @Render(PAGE)
  show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<object> {
    return this.desk.show(request, caller, id, `/referrals/${id}`);
  }

  @Post()
  save(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    return this.desk.save(request, caller, id, `/referrals/${id}`);
  }
}
