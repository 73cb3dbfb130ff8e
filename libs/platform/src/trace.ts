import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const NOTHING = /^0+$/;

const current = new AsyncLocalStorage<string>();
const ofRequest = new WeakMap<Request, string>();

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

/** A step of its own within the given trace; a new trace where the given one cannot be read. */
export function nextTraceparent(given: string | undefined): string {
  const [, trace, parent, flags] = TRACEPARENT.exec(given ?? '') ?? [];
  if (trace === undefined || parent === undefined || flags === undefined) return newTraceparent();
  if (NOTHING.test(trace) || NOTHING.test(parent)) return newTraceparent();
  return `00-${trace}-${randomHex(8)}-${flags}`;
}

export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);

/** The trace of the work being done now, where there is one. */
export const currentTraceparent = (): string | undefined => current.getStore();

export function withTrace<T>(traceparent: string, work: () => T): T {
  return current.run(traceparent, work);
}

/** The trace of a request: carried on from the caller, or started here. */
export function traceparentOf(request: Request): string {
  const known = ofRequest.get(request);
  if (known !== undefined) return known;
  const traceparent = nextTraceparent(request.get('traceparent'));
  ofRequest.set(request, traceparent);
  return traceparent;
}

export function traceRequests(request: Request, response: Response, next: NextFunction): void {
  const traceparent = traceparentOf(request);
  response.setHeader('traceparent', traceparent);
  withTrace(traceparent, next);
}
