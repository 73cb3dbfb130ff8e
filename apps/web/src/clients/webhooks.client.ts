import { Injectable } from '@nestjs/common';
import type {
  Webhook,
  WebhookReplayed,
  Webhooks,
  WebhookSecret,
  WebhookShown,
  WebhookTested,
} from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { Calls } from './calls.js';

/** Systems of the caller's organisation that are told, as notification keeps them. */
@Injectable()
export class WebhooksClient {
  constructor(private readonly calls: Calls) {}

  async list(caller: Caller): Promise<readonly Webhook[]> {
    return (await this.calls.get<Webhooks>('notification', '/webhooks', caller)).webhooks;
  }

  show(caller: Caller, id: string): Promise<WebhookShown> {
    return this.calls.get('notification', `/webhooks/${id}`, caller);
  }

  add(caller: Caller, url: string, idempotencyKey: string): Promise<WebhookSecret> {
    const sent = { body: { url }, idempotencyKey };
    return this.calls.post('notification', '/webhooks', caller, sent);
  }

  changeSecret(caller: Caller, id: string, idempotencyKey: string): Promise<WebhookSecret> {
    return this.post(caller, `${id}/secret`, idempotencyKey);
  }

  test(caller: Caller, id: string, idempotencyKey: string): Promise<WebhookTested> {
    return this.post(caller, `${id}/tests`, idempotencyKey);
  }

  enable(caller: Caller, id: string): Promise<void> {
    return this.calls.post('notification', `/webhooks/${id}/enabling`, caller, { body: {} });
  }

  replay(caller: Caller, id: string): Promise<WebhookReplayed> {
    return this.calls.post('notification', `/webhooks/${id}/replays`, caller, { body: {} });
  }

  stop(caller: Caller, id: string): Promise<void> {
    return this.calls.delete('notification', `/webhooks/${id}`, caller);
  }

  private post<Answer>(caller: Caller, path: string, idempotencyKey: string): Promise<Answer> {
    const sent = { body: {}, idempotencyKey };
    return this.calls.post('notification', `/webhooks/${path}`, caller, sent);
  }
}
