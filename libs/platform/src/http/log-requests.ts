import type { NextFunction, Request, Response } from 'express';
import { callerOf } from '../access/caller.js';
import type { Logger } from '../logger.js';

/** One line a request: the route's pattern and never its address, which may hold an id or a search. */
export function logRequests(logger: Logger) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const began = process.hrtime.bigint();
    response.once('finish', () => {
      const caller = callerOf(request);
      const fields = {
        method: request.method,
        route: routeOf(request),
        status: response.statusCode,
        ms: Math.round(Number(process.hrtime.bigint() - began) / 1e6),
        ...(caller !== undefined && { organisation: caller.organisation }),
      };
      if (fields.route.startsWith('/health')) logger.debug('answered', fields);
      else logger.info('answered', fields);
    });
    next();
  };
}

function routeOf(request: Request): string {
  const route: unknown = request.route;
  if (typeof route !== 'object' || route === null || !('path' in route)) return 'none';
  return typeof route.path === 'string' ? route.path : 'several';
}
