import type { NotifyClient } from 'notifications-node-client';

type RestClient = Parameters<NotifyClient['setClient']>[0];

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data?: unknown;
}

/** Nothing has left this machine. */
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const CODE = /^[\w.-]{1,60}$/;

/** A request that Notify did not take, or to which no answer came. */
export class NotifyRefused extends Error {
  override readonly name = 'NotifyRefused';

  constructor(
    /** For the log and the delivery: never what was said, which quotes the address. */
    readonly code: string,
    readonly status?: number,
    /** Kinds and messages, to be looked at and not kept. */
    readonly errors: readonly string[] = [],
    readonly neverSent = false,
  ) {
    super(code);
  }
}

/**
 * What Notify's client sends with, instead of axios: it waits as long as we say, follows no redirect, and its errors hold
 * neither the address nor the key.
 */
export const notifyTransport = (timeoutMs: number): RestClient =>
  (async (request: Request) => {
    const response = await answered(request, timeoutMs);
    const data: unknown = await response.json().catch(() => undefined);
    if (response.ok && data !== undefined) return { status: response.status, data };
    throw refusalFrom(response, data);
  }) as unknown as RestClient;

async function answered(
  { method, url, headers, data }: Request,
  timeoutMs: number,
): Promise<Response> {
  try {
    return await fetch(url, {
      method: method.toUpperCase(),
      headers: { ...headers, 'content-type': 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      ...(data !== undefined && { body: JSON.stringify(data) }),
    });
  } catch (error) {
    const code = codeOf(error);
    throw new NotifyRefused(code, undefined, [], BEFORE_SENDING.has(code));
  }
}

interface Told {
  readonly errors?: readonly { readonly error?: unknown; readonly message?: unknown }[];
}

function refusalFrom({ ok, status }: Response, data: unknown): NotifyRefused {
  if (ok) return new NotifyRefused('garbled');
  const errors = Array.isArray((data as Told | undefined)?.errors)
    ? ((data as Told).errors ?? [])
    : [];
  const [kind] = errors.map(({ error }) => String(error));
  const code = kind !== undefined && CODE.test(kind) ? `${String(status)} ${kind}` : String(status);
  return new NotifyRefused(
    code,
    status,
    errors.map(({ error, message }) => `${String(error)} ${String(message)}`),
  );
}

function codeOf(error: unknown): string {
  const { name, code, cause } = error as Thrown;
  if (name === 'TimeoutError') return 'timeout';
  const said = cause?.code ?? code;
  return typeof said === 'string' ? said : 'broken-off';
}

interface Thrown {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly cause?: { readonly code?: unknown };
}
