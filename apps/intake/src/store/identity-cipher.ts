import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CellCipher } from '@waymark/platform';
import type { IdentityKeys } from './identity-keys.js';
import { SEALED_COLUMNS } from './sealed-columns.js';

/** Encrypts identity at rest, and makes the blind indexes by which it can be found again. */
@Injectable()
export class IdentityCipher extends CellCipher {
  constructor(private readonly keys: IdentityKeys) {
    super(keys.encryption, SEALED_COLUMNS);
  }

  /** The same text of the same kind always gives the same index, which does not give the text. */
  indexOf(kind: 'nhs-number' | 'birth-date' | 'postcode', text: string): Buffer {
    return createHmac('sha256', this.keys.index).update(`${kind} ${text}`).digest();
  }
}
