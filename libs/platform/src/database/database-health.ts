import { Injectable } from '@nestjs/common';
import { HealthIndicators } from '../health/health-indicators.js';
import type { HealthAnswer, HealthIndicator } from '../health/health-indicator.js';
import { Database } from './database.js';

/** Ready only while PostgreSQL answers. */
@Injectable()
export class DatabaseHealth implements HealthIndicator {
  readonly name = 'database';

  constructor(
    private readonly database: Database,
    indicators: HealthIndicators,
  ) {
    indicators.register(this);
  }

  async ready(): Promise<HealthAnswer> {
    try {
      await this.database.query('SELECT 1');
      return { ok: true, detail: 'The database answers.' };
    } catch {
      return { ok: false, detail: 'The database cannot be asked.' };
    }
  }
}
