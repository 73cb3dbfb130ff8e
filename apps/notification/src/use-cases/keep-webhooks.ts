import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  Webhook,
  WebhookFailure,
  WebhookSecret,
  WebhookShown,
  WebhookTested,
} from '@waymark/contracts';
import { UnitOfWork, type IdempotencyKey, type Transaction } from '@waymark/messaging';
import { ProblemError, type Caller } from '@waymark/platform';
import { WebhookGateway, type AddressTrouble } from '../gateways/webhook-gateway.js';
import { WebhookDeliveryStore } from '../store/webhook-delivery.store.js';
import { WebhookStore, type Whose } from '../store/webhook.store.js';
import { WebhookSecrets } from './webhook-secrets.js';

interface By {
  readonly by: Caller;
  readonly key?: IdempotencyKey;
}

/** With the secret as it is kept: the first answer is stored with its key, and nobody reads a secret there. */
interface Made {
  readonly id: string;
  readonly sealed: string;
}

/** An administrator says where systems of their own organisation hear. Every change is audited. */
@Injectable()
export class KeepWebhooks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly webhooks: WebhookStore,
    private readonly deliveries: WebhookDeliveryStore,
    private readonly gateway: WebhookGateway,
    private readonly secrets: WebhookSecrets,
  ) {}

  async create(url: string, { by, key }: By): Promise<WebhookSecret> {
    const trouble = await this.gateway.troubleWith(url);
    if (trouble !== undefined) throw notAnAddress(trouble);
    const id = randomUUID();
    const { sealed } = this.secrets.make(id);
    const { body } = await this.unitOfWork.command<Made>(key, (tx) => {
      this.webhooks.add(tx, { id, organisation: by.organisation }, { url, secret: sealed });
      note(tx, 'webhook.created', id, by);
      return Promise.resolve({ status: 201, body: { id, sealed } });
    });
    return this.opened(body);
  }

  list({ organisation }: Caller): Promise<readonly Webhook[]> {
    return this.unitOfWork.run((tx) => this.webhooks.of(tx, organisation));
  }

  /** With the newest of what it was told. */
  show(id: string, by: Caller): Promise<WebhookShown> {
    const whose = { id, organisation: by.organisation };
    return this.unitOfWork.run(async (tx) => {
      const webhook = await this.webhooks.find(tx, whose);
      if (webhook === undefined) throw ProblemError.notFound('webhook');
      note(tx, 'webhook.deliveries-read', id, by);
      return { ...webhook, deliveries: await this.webhooks.deliveries(tx, whose) };
    });
  }

  async rotate(id: string, { by, key }: By): Promise<WebhookSecret> {
    const { sealed } = this.secrets.make(id);
    const { body } = await this.unitOfWork.command<Made>(key, async (tx) => {
      await this.change(tx, { action: 'webhook.secret-changed', id, by }, (whose) =>
        this.webhooks.changeSecret(tx, whose, sealed),
      );
      return { status: 200, body: { id, sealed } };
    });
    return this.opened(body);
  }

  /** Something about nobody is sent there, by the same way as all else. */
  async test(id: string, { by, key }: By): Promise<WebhookTested> {
    const { body } = await this.unitOfWork.command<WebhookTested>(key, async (tx) => {
      const whose = await this.theirs(tx, id, by);
      const deliveryId = randomUUID();
      if (!(await this.deliveries.planTest(tx, whose, deliveryId))) throw NOT_ON;
      note(tx, 'webhook.tested', id, by);
      return { status: 200, body: { deliveryId } };
    });
    return body;
  }

  enable(id: string, by: Caller): Promise<void> {
    return this.unitOfWork.run((tx) =>
      this.change(tx, { action: 'webhook.enabled', id, by }, (whose) =>
        this.webhooks.enable(tx, whose),
      ),
    );
  }

  end(id: string, by: Caller): Promise<void> {
    return this.unitOfWork.run((tx) =>
      this.change(tx, { action: 'webhook.ended', id, by }, (whose) => this.webhooks.end(tx, whose)),
    );
  }

  failures(id: string, by: Caller): Promise<readonly WebhookFailure[]> {
    return this.unitOfWork.run(async (tx) => {
      const whose = await this.theirs(tx, id, by);
      note(tx, 'webhook.failures-read', id, by);
      return this.webhooks.failures(tx, whose);
    });
  }

  replay(id: string, by: Caller): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const whose = await this.theirs(tx, id, by);
      note(tx, 'webhook.replayed', id, by);
      return this.webhooks.replay(tx, whose);
    });
  }

  private opened({ id, sealed }: Made): WebhookSecret {
    return { id, secret: this.secrets.open(id, sealed) };
  }

  private async theirs(tx: Transaction, id: string, { organisation }: Caller): Promise<Whose> {
    const whose = { id, organisation };
    if ((await this.webhooks.find(tx, whose)) === undefined) throw ProblemError.notFound('webhook');
    return whose;
  }

  private async change(
    tx: Transaction,
    { action, id, by }: { readonly action: string; readonly id: string; readonly by: Caller },
    change: (whose: Whose) => Promise<boolean>,
  ): Promise<void> {
    const isThere = await change({ id, organisation: by.organisation });
    if (!isThere) throw ProblemError.notFound('webhook');
    note(tx, action, id, by);
  }
}

const note = (tx: Transaction, action: string, subject: string, by: Caller): void => {
  tx.audit({ action, subject, by: by.subject });
};

const MESSAGES: Readonly<Record<AddressTrouble, string>> = {
  'not-public': 'url must lead to a public address, and this one is in a private network',
  'not-found': 'url must lead to a server that is known: its name was not found',
};

const notAnAddress = (trouble: AddressTrouble): ProblemError =>
  ProblemError.unprocessable([{ field: 'url', rule: trouble, message: MESSAGES[trouble] }]);

const NOT_ON = new ProblemError({
  status: 409,
  code: 'webhook-disabled',
  title: 'The webhook is not on',
  detail: 'Nothing is sent there. Enable it first.',
});
