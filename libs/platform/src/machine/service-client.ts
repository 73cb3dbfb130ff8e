import { setTimeout as pause } from 'node:timers/promises';
import type { Scope, ServiceName } from '@waymark/contracts';
import { ProblemError } from '../problem-error.js';
import type { Span } from '../spans/span.js';
import { inSpan } from '../spans/spans.js';
import { currentTraceparent, nextTraceparent } from '../trace.js';
import type { MachineTokens } from './machine-tokens.js';
import { exchange, type Received } from './http-exchange.js';
import { problemFrom } from './problem-from.js';

export interface ServiceAddress {
  readonly service: ServiceName;
  /** Where it is, without a path: `http://localhost:3001`. */
  readonly baseUrl: string;
  /** For calls in our own name; calls for a person bring their token. */
  readonly tokens?: MachineTokens;
  readonly scopes?: readonly Scope[];
  /** For one attempt. */
  readonly timeoutMs?: number;
}

export interface CallOptions {
  /** The person's token, instead of our own. */
  readonly bearer?: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Makes a POST safe to send again. */
  readonly idempotencyKey?: string;
  /** A POST that asks and changes nothing. It is sent once more only where the connection was gone. */
  readonly onlyAsks?: boolean;
  readonly timeoutMs?: number;
}

interface Call extends CallOptions {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

const TIMEOUT_MS = 5_000;
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 100;
const NO_CONTENT = 204;
const PASSING = new Set([502, 503, 504]);
/** Said to a second arrival (our own repeat, a double click) while the first is worked on: what comes of it is worth waiting for. */
const STILL_AT_IT = 'idempotency-key-in-use';
const ASK_AGAIN_MS = 250;
/** Says nothing of an attempt before, of which nobody knows whether it was done: only who has read the key does. */
const NOT_READ = new Set([400, 401, 403, 404, 413, 415]);

/** Calls another service; its problems come as ProblemError, its silence as one with code `service-silent`. */
export class ServiceClient {
  constructor(private readonly to: ServiceAddress) {}

  get<Answer>(path: string, options: CallOptions = {}): Promise<Answer> {
    return this.call<Answer>({ ...options, method: 'GET', path });
  }

  post<Answer>(path: string, body: object, options: CallOptions = {}): Promise<Answer> {
    return this.call<Answer>({ ...options, method: 'POST', path, body });
  }

  async delete(path: string, options: CallOptions = {}): Promise<void> {
    await this.call({ ...options, method: 'DELETE', path });
  }

  // Sent again only where a second arrival cannot have a second effect.
  private async call<Answer>(call: Call): Promise<Answer> {
    const repeatable = isRepeatable(call);
    let unknown: ProblemError | undefined;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.attempt(call);
      if (!(outcome instanceof ProblemError)) return outcome.answer as Answer;
      const ownToken = outcome.status === 401 && call.bearer === undefined;
      if (ownToken) this.to.tokens?.forget();
      if (outcome.code === STILL_AT_IT) return this.whatComesOf<Answer>(call);
      const worthwhile = ownToken ? attempt === 1 : repeatable && PASSING.has(outcome.status);
      if (!worthwhile || attempt === ATTEMPTS) {
        throw NOT_READ.has(outcome.status) ? (unknown ?? outcome) : outcome;
      }
      if (call.idempotencyKey !== undefined && !ownToken) unknown = outcome;
      await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  }

  // Never told as a conflict: nobody else decided, and what was sent may yet be done.
  private async whatComesOf<Answer>(call: Call): Promise<Answer> {
    const until = performance.now() + this.patienceMs(call);
    while (performance.now() < until) {
      await pause(ASK_AGAIN_MS);
      const outcome = await this.attempt(call);
      if (!(outcome instanceof ProblemError)) return outcome.answer as Answer;
      if (NOT_READ.has(outcome.status)) break;
      if (outcome.code !== STILL_AT_IT && !PASSING.has(outcome.status)) throw outcome;
    }
    throw silence(this.to);
  }

  private attempt(call: Call): Promise<{ readonly answer: unknown } | ProblemError> {
    const { service } = this.to;
    const start = () =>
      ({
        name: `${call.method} ${service}`,
        kind: 'client',
        parent: currentTraceparent(),
        fields: { 'http.request.method': call.method, 'peer.service': service },
      }) as const;
    return inSpan(start, async (span) => {
      const outcome = await this.outcomeOf(call, span);
      if (outcome instanceof ProblemError) span?.failed(outcome.code);
      return outcome;
    });
  }

  private async outcomeOf(
    call: Call,
    span: Span | undefined,
  ): Promise<{ readonly answer: unknown } | ProblemError> {
    try {
      const received = await this.send(call, span);
      const { status, text } = received;
      if (isElsewhere(status)) throw new Error('it sends to another address');
      if (!isGood(status)) return problemFrom(received);
      return { answer: status === NO_CONTENT ? undefined : (JSON.parse(text) as unknown) };
    } catch (cause) {
      return cause instanceof ProblemError ? cause : silence(this.to, cause);
    }
  }

  private async send(call: Call, span: Span | undefined): Promise<Received> {
    const url = new URL(call.path, this.to.baseUrl);
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const token =
      call.bearer ?? (await this.to.tokens?.tokenFor(this.to.service, this.to.scopes ?? []));
    return exchange(url, {
      method: call.method,
      patienceMs: this.patienceMs(call),
      mayComeTwice: isRepeatable(call) || call.onlyAsks === true,
      headers: {
        accept: 'application/json',
        traceparent: span?.traceparent ?? nextTraceparent(currentTraceparent()),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(call.body !== undefined && { 'content-type': 'application/json' }),
        ...(call.idempotencyKey !== undefined && { 'idempotency-key': call.idempotencyKey }),
      },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    });
  }

  private patienceMs({ timeoutMs }: Call): number {
    return timeoutMs ?? this.to.timeoutMs ?? TIMEOUT_MS;
  }
}

const isRepeatable = ({ method, idempotencyKey }: Call): boolean =>
  method === 'GET' || idempotencyKey !== undefined;

const isGood = (status: number): boolean => status >= 200 && status < 300;

const isElsewhere = (status: number): boolean => status >= 300 && status < 400;

function silence({ service }: ServiceAddress, cause?: unknown): ProblemError {
  const detail = `The ${service} service does not answer. Try again in a few seconds.`;
  const title = 'Not available just now';
  return new ProblemError({ status: 503, code: 'service-silent', title, detail }, { cause });
}
