import { Controller, Get, Param, Query, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { say } from '../../../language/say.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { momentWords } from '../../../layout/london-time.js';
import { PlanDesk } from './plan-desk.js';
import { planPage } from './plan.presenter.js';

/** A link-work team's plan with one person, and the same to print. */
@Allow({ roles: ['link-worker'] })
@Controller('worklist/:id/plan')
export class PlanController {
  constructor(
    private readonly planDesk: PlanDesk,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/hubs/plan/plan.page.njk')
  async show(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<object> {
    return planPage(await this.planDesk.open(caller, id));
  }

  /** Whole, for the team; `for=person`: goals and steps, to be given to the person. */
  @Get('print')
  @Render('pages/hubs/plan/plan-print.page.njk')
  async print(
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Query('for') whom: unknown,
  ): Promise<object> {
    const page = planPage(await this.planDesk.open(caller, id), true);
    return {
      ...page,
      title: whom === 'person' ? say`My plan` : say`Link-work plan, to print`,
      forPerson: whom === 'person',
      printedAt: momentWords(this.clock.now().toISOString()),
      back: { href: `/worklist/${id}/plan`, text: say`Plan` },
    };
  }
}
