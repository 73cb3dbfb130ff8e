import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextFunction, Request, Response } from 'express';

const origins = new AsyncLocalStorage<{ from?: string }>();

/** Where the request came from whose work is being done now; nothing where it is an event's or a timer's. */
export const currentOrigin = (): string | undefined => origins.getStore()?.from;

export function keepOrigins(_request: Request, _response: Response, next: NextFunction): void {
  origins.run({}, next);
}

export function rememberOrigin(from: string | undefined): void {
  const kept = origins.getStore();
  if (kept !== undefined && from !== undefined) kept.from = from;
}

/** Work that came from somewhere, for specs and for whoever starts it by hand. */
export const withOrigin = <T>(from: string, work: () => T): T => origins.run({ from }, work);

/** As the trusted proxies say it, and no others; an IPv4 address as such. */
export const addressOf = ({ ip }: Request): string => (ip ?? 'unknown').replace(/^::ffff:/, '');
