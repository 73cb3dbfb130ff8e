import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  CellCipher,
  DEMONSTRATION_SEALING_KEYS,
  ProblemError,
  readSealingKeys,
  type Cell,
} from '@waymark/platform';
import { NotificationConfig } from '../notification.config.js';
import { SEALED_COLUMNS } from '../store/sealed-columns.js';

const BYTES = 32;

/** Makes, seals and opens what webhooks are signed with. */
@Injectable()
export class WebhookSecrets {
  private readonly cipher: CellCipher | undefined;

  constructor({ WEBHOOK_KEYS, DEMONSTRATION }: NotificationConfig) {
    const keys =
      WEBHOOK_KEYS ?? (DEMONSTRATION === 'true' ? DEMONSTRATION_SEALING_KEYS : undefined);
    this.cipher =
      keys === undefined ? undefined : new CellCipher(readSealingKeys(keys), SEALED_COLUMNS);
  }

  /** A new one, as its receiver is shown it, and as it is kept. */
  make(webhookId: string): { readonly secret: string; readonly sealed: string } {
    const secret = `whsec_${randomBytes(BYTES).toString('base64')}`;
    return { secret, sealed: this.keys().seal(secret, cellOf(webhookId)) };
  }

  open(webhookId: string, sealed: string): string {
    return this.keys().open(sealed, cellOf(webhookId));
  }

  private keys(): CellCipher {
    if (this.cipher !== undefined) return this.cipher;
    throw new ProblemError({
      status: 409,
      code: 'webhooks-not-configured',
      title: 'Webhooks are not set up here',
      detail:
        'Whoever runs Waymark has not given it WEBHOOK_KEYS, without which no secret can be kept.',
    });
  }
}

// An earlier secret is the same value in another column.
const cellOf = (row: string): Cell => ({ table: 'webhook', row, column: 'secret' });
