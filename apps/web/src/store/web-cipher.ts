import { Injectable } from '@nestjs/common';
import { CellCipher } from '@waymark/platform';
import { WebConfig } from '../web.config.js';
import { SEALED_COLUMNS } from './sealed-columns.js';

/** Seals what the site keeps and nobody may read from its tables: drafts and shared secrets. */
@Injectable()
export class WebCipher extends CellCipher {
  constructor({ sealingKeys }: WebConfig) {
    super(sealingKeys, SEALED_COLUMNS);
  }
}
