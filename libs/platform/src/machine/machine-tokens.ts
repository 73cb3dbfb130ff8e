import type { Scope, ServiceName } from '@waymark/contracts';
import { plainProblem } from '../http/problem-of.js';
import { exchange, type Received } from './http-exchange.js';
import { jsonIn } from './problem-from.js';

export interface MachineClient {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

interface Held {
  readonly token: string;
  readonly until: number;
}

const TIMEOUT_MS = 5_000;
// A token about to end is renewed early: the call it is for may take a while.
const MARGIN_MS = 30_000;

/** Fetches this machine's own access tokens (client credentials) and keeps them while they are good. */
export class MachineTokens {
  private readonly held = new Map<string, Held>();
  private readonly underWay = new Map<string, Promise<Held>>();

  constructor(private readonly client: MachineClient) {}

  async tokenFor(audience: ServiceName, scopes: readonly Scope[]): Promise<string> {
    const key = `${audience} ${scopes.join(' ')}`;
    const held = this.held.get(key);
    if (held !== undefined && held.until > Date.now()) return held.token;

    const fetching = this.underWay.get(key) ?? this.fetch(audience, scopes);
    this.underWay.set(key, fetching);
    try {
      const fresh = await fetching;
      this.held.set(key, fresh);
      return fresh.token;
    } finally {
      this.underWay.delete(key);
    }
  }

  /** Drops what is kept, for instance after a service has refused it. */
  forget(): void {
    this.held.clear();
  }

  private async fetch(audience: ServiceName, scopes: readonly Scope[]): Promise<Held> {
    const { tokenUrl, clientId, clientSecret } = this.client;
    const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
    const asked = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: scopes.join(' '),
      resource: resourceOf(audience),
    });
    const received = await exchange(new URL(tokenUrl), {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
      },
      body: asked.toString(),
      patienceMs: TIMEOUT_MS,
      mayComeTwice: false,
    }).catch((cause: unknown) => {
      throw plainProblem(503, cause);
    });
    return heldFrom(received);
  }
}

/** How a service is named when a token for it is asked for (RFC 8707); its audience is `waymark-<service>`. */
export const resourceOf = (service: ServiceName): string => `urn:waymark:${service}`;

function heldFrom({ status, text }: Received): Held {
  const answer = jsonIn(text);
  if (status >= 200 && status < 300 && isTokenAnswer(answer)) {
    const until = Date.now() + answer.expires_in * 1000 - MARGIN_MS;
    return { token: answer.access_token, until };
  }
  const refusal = new Error(`the token endpoint answered ${String(status)}`);
  throw plainProblem(503, refusal);
}

function isTokenAnswer(
  answer: unknown,
): answer is { readonly access_token: string; readonly expires_in: number } {
  if (typeof answer !== 'object' || answer === null) return false;
  const { access_token, expires_in } = answer as Record<string, unknown>;
  return typeof access_token === 'string' && typeof expires_in === 'number';
}
