import { Controller, Get, Param, Query, Render } from '@nestjs/common';
import { Allow, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import { DirectoryClient } from '../../../clients/directory.client.js';
import { EligibilityClient } from '../../../clients/eligibility.client.js';
import { RoutingClient } from '../../../clients/routing.client.js';
import { ifAnswered } from '../../../clients/silence.js';
import { textIn } from '../../../layout/form/read-answers.js';
import { servicePage, servicesPage } from './services.presenter.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_SEARCH = 100;

/** What there is, whether it is open, and how long it really takes. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('services')
export class ServicesController {
  constructor(
    private readonly routing: RoutingClient,
    private readonly directory: DirectoryClient,
    private readonly eligibility: EligibilityClient,
  ) {}

  @Get()
  @Render('pages/referrers/services/services.page.njk')
  async list(
    @CallerOf() caller: Caller,
    @Query('q') asked: unknown,
    @Query('now') now: unknown,
  ): Promise<object> {
    const { services } = await this.routing.services(caller);
    return servicesPage(services, (textIn(asked) ?? '').slice(0, LONGEST_SEARCH), textIn(now));
  }

  @Get(':serviceId')
  @Render('pages/referrers/services/service.page.njk')
  async show(@CallerOf() caller: Caller, @Param('serviceId') id: string): Promise<object> {
    if (!CODE.test(id)) throw ProblemError.notFound('service');
    const [service, redirects] = await Promise.all([
      this.directory.service(caller, id),
      ifAnswered(this.eligibility.redirects(caller, id)),
    ]);
    return servicePage(service, redirects);
  }
}
