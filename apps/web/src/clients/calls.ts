import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@waymark/contracts';
import { ServiceClient, TokenMint, type Caller } from '@waymark/platform';
import { WebConfig } from '../web.config.js';
import { named } from './silence.js';

export type Called = Extract<
  ServiceName,
  'intake' | 'eligibility' | 'routing' | 'notification' | 'operations'
>;

interface Asking {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly timeoutMs?: number;
}

/** Calls the services for whoever is signed in, with a token of five minutes for that service alone. */
@Injectable()
export class Calls {
  private readonly clients: Readonly<Record<Called, ServiceClient>>;

  constructor(
    { INTAKE_URL, ELIGIBILITY_URL, ROUTING_URL, NOTIFICATION_URL, OPERATIONS_URL }: WebConfig,
    private readonly mint: TokenMint,
  ) {
    this.clients = {
      intake: new ServiceClient({ service: 'intake', baseUrl: INTAKE_URL }),
      eligibility: new ServiceClient({ service: 'eligibility', baseUrl: ELIGIBILITY_URL }),
      routing: new ServiceClient({ service: 'routing', baseUrl: ROUTING_URL }),
      notification: new ServiceClient({ service: 'notification', baseUrl: NOTIFICATION_URL }),
      operations: new ServiceClient({ service: 'operations', baseUrl: OPERATIONS_URL }),
    };
  }

  async get<Answer>(
    to: Called,
    path: string,
    caller: Caller,
    asking: Asking = {},
  ): Promise<Answer> {
    const bearer = await this.token(to, caller);
    return named(to, this.clients[to].get<Answer>(path, { ...asking, bearer }));
  }

  /** With a key the call has one effect, however often it is sent. */
  async post<Answer>(
    to: Called,
    path: string,
    caller: Caller,
    sent: {
      readonly body: object;
      readonly idempotencyKey?: string;
      readonly onlyAsks?: boolean;
      readonly timeoutMs?: number;
    },
  ): Promise<Answer> {
    const { body, ...options } = sent;
    const bearer = await this.token(to, caller);
    return named(to, this.clients[to].post<Answer>(path, body, { ...options, bearer }));
  }

  async delete(to: Called, path: string, caller: Caller): Promise<void> {
    const bearer = await this.token(to, caller);
    await named(to, this.clients[to].delete(path, { bearer }));
  }

  private token(audience: Called, caller: Caller): Promise<string> {
    const { subject, organisation, roles, name, from } = caller;
    const said = { ...(name !== undefined && { name }), ...(from !== undefined && { from }) };
    const who = { subject, organisation, roles, ...said };
    return this.mint.mint({ ...who, audience });
  }
}
