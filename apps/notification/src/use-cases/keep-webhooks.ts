import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Webhook, WebhookFailure, WebhookSecret } from '@waymark/contracts';
import { UnitOfWork, type Transaction } from '@waymark/messaging';
import { ProblemError, type Caller } from '@waymark/platform';
import { WebhookStore, type Whose } from '../store/webhook.store.js';
import { WebhookSecrets } from './webhook-secrets.js';

/** An administrator says where systems of their own organisation hear. Every change is audited. */
@Injectable()
export class KeepWebhooks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly webhooks: WebhookStore,
    private readonly secrets: WebhookSecrets,
  ) {}

  create(url: string, by: Caller): Promise<WebhookSecret> {
    const id = randomUUID();
    const { secret, sealed } = this.secrets.make(id);
    return this.unitOfWork.run((tx) => {
      this.webhooks.add(tx, { id, organisation: by.organisation }, { url, secret: sealed });
      note(tx, 'webhook.created', id, by);
      return Promise.resolve({ id, secret });
    });
  }

  list({ organisation }: Caller): Promise<readonly Webhook[]> {
    return this.unitOfWork.run((tx) => this.webhooks.of(tx, organisation));
  }

  async rotate(id: string, by: Caller): Promise<WebhookSecret> {
    const { secret, sealed } = this.secrets.make(id);
    await this.change('webhook.secret-changed', id, by, (tx, whose) =>
      this.webhooks.changeSecret(tx, whose, sealed),
    );
    return { id, secret };
  }

  enable(id: string, by: Caller): Promise<void> {
    return this.change('webhook.enabled', id, by, (tx, whose) => this.webhooks.enable(tx, whose));
  }

  end(id: string, by: Caller): Promise<void> {
    return this.change('webhook.ended', id, by, (tx, whose) => this.webhooks.end(tx, whose));
  }

  failures(id: string, by: Caller): Promise<readonly WebhookFailure[]> {
    return this.unitOfWork.run((tx) => {
      note(tx, 'webhook.failures-read', id, by);
      return this.webhooks.failures(tx, { id, organisation: by.organisation });
    });
  }

  replay(id: string, by: Caller): Promise<number> {
    return this.unitOfWork.run((tx) => {
      note(tx, 'webhook.replayed', id, by);
      return this.webhooks.replay(tx, { id, organisation: by.organisation });
    });
  }

  private change(
    action: string,
    id: string,
    by: Caller,
    change: (tx: Transaction, whose: Whose) => Promise<boolean>,
  ): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const isThere = await change(tx, { id, organisation: by.organisation });
      if (!isThere) throw ProblemError.notFound('webhook');
      note(tx, action, id, by);
    });
  }
}

const note = (tx: Transaction, action: string, subject: string, by: Caller): void => {
  tx.audit({ action, subject, by: by.subject });
};
