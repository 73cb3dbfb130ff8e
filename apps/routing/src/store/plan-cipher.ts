import { Injectable } from '@nestjs/common';
import { CellCipher } from '@waymark/platform';
import { RoutingConfig } from '../routing.config.js';
import { SEALED_COLUMNS } from './sealed-columns.js';

/** Seals what link workers wrote into plans. */
@Injectable()
export class PlanCipher extends CellCipher {
  constructor({ planKeys }: RoutingConfig) {
    super(planKeys, SEALED_COLUMNS);
  }
}
