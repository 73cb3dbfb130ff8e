import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { MovedDesk, PAGE } from './moved-desk.js';

/** Who has the person, or owes the next step, says that they have moved. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('worklist/:id/moved')
export class HubMovedController {
  constructor(private readonly desk: MovedDesk) {}

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
