import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { ContactDesk, PAGE } from './contact-desk.js';

/** Who sent the referral says how the person may be reached now. */
@Allow({ roles: ['referrer'] })
@Controller('referrals/:id/contact-details')
export class ContactController {
  constructor(private readonly desk: ContactDesk) {}

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
