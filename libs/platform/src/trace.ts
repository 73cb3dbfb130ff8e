import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const NOTHING = /^0+$/;

const current = new AsyncLocalStorage<string>();

const POOL_BYTES = 4_096;
let pool = '';

/** Random, in hexadecimal. A request needs few, and asking for few costs as much as asking for thousands. */
function randomHex(bytes: number): string {
  if (pool.length < bytes * 2) pool = randomBytes(POOL_BYTES).toString('hex');
  const hex = pool.slice(0, bytes * 2);
  pool = pool.slice(bytes * 2);
  return hex;
}

/** Starts a W3C trace. */
export const newTraceparent = (): string => `00-${randomHex(16)}-${randomHex(8)}-01`;

/** What a `traceparent` says, each part in hexadecimal. */
interface TraceContext {
  readonly trace: string;
  readonly parent: string;
  readonly flags: string;
}

/** Nothing where it cannot be read. */
export function readTraceparent(given: string | undefined): TraceContext | undefined {
  const [, trace, parent, flags] = TRACEPARENT.exec(given ?? '') ?? [];
  if (trace === undefined || parent === undefined || flags === undefined) return undefined;
  return NOTHING.test(trace) || NOTHING.test(parent) ? undefined : { trace, parent, flags };
}

/** A step of its own within the given trace; a new trace where the given one cannot be read. */
export function nextTraceparent(given: string | undefined): string {
  const context = readTraceparent(given);
  if (context === undefined) return newTraceparent();
  return `00-${context.trace}-${randomHex(8)}-${context.flags}`;
}

export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);

/** The trace of the work being done now, where there is one. */
export const currentTraceparent = (): string | undefined => current.getStore();

export function withTrace<T>(traceparent: string, work: () => T): T {
  return current.run(traceparent, work);
}
