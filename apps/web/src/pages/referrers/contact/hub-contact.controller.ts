import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { ContactDesk, PAGE } from './contact-desk.js';

/** Who works with the person says how they may be reached now, or that a way is not safe any more. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('worklist/:id/contact-details')
export class HubContactController {
  constructor(private readonly desk: ContactDesk) {}

  @Get()
  @Render(PAGE)
  show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<object> {
    return this.desk.show(request, caller, id, `/worklist/${id}`);
  }

  @Post()
  save(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    return this.desk.save(request, caller, id, `/worklist/${id}`);
  }
}
