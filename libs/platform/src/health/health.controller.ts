import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Allow } from '../access/allow.js';
import { HealthIndicators, type HealthReport } from './health-indicators.js';

/** Tells an orchestrator whether to restart this process, send it work, or wait. */
@Allow({ anyone: true })
@Controller('health')
export class HealthController {
  constructor(private readonly indicators: HealthIndicators) {}

  @Get('live')
  live(@Res({ passthrough: true }) response: Response): HealthReport {
    return answer(response, this.indicators.live());
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<HealthReport> {
    return answer(response, await this.indicators.ready());
  }

  // Nobody is listened to before migrations and start hooks are done, so an answer means "started".
  @Get('started')
  started(): HealthReport {
    return { ok: true, checks: [] };
  }
}

function answer(response: Response, report: HealthReport): HealthReport {
  response.status(report.ok ? 200 : 503);
  return report;
}
