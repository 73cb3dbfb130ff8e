import { Controller, Get, Param, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { DraftDesk } from '../refer/draft/draft-desk.js';
import { taskListPage, type TaskListPage } from './task-list.presenter.js';

/** The pages of a referral, with what is done: where somebody comes back to it. */
@Allow({ roles: ['referrer'] })
@Controller('refer/:id')
export class TaskListController {
  constructor(private readonly desk: DraftDesk) {}

  @Get()
  @Render('pages/referrers/task-list/task-list.page.njk')
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<TaskListPage> {
    const { answers } = await this.desk.open(request, id);
    return taskListPage(id, await this.desk.context(request, caller, answers));
  }
}
