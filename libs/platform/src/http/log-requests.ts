import type { NextFunction, Request, Response } from 'express';
import { callerOf } from '../access/caller.js';
import type { Logger } from '../logger.js';
import type { Metrics } from '../metrics/metrics.js';
import { routeOf } from './route-of.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const STATUSES = ['2xx', '3xx', '4xx', '5xx'];
/** More than any service has. */
const MOST_ROUTES = 250;

/** One line and one figure a request: the route's pattern and never its address, which may hold an id or a search. */
export function logRequests(logger: Logger, metrics: Metrics) {
  const took = metrics.histogram({
    name: 'waymark_http_request_seconds',
    help: 'How long requests took, by route and kind of answer.',
    labels: { method: METHODS, route: MOST_ROUTES, status: STATUSES },
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    const began = process.hrtime.bigint();
    response.once('finish', () => {
      const caller = callerOf(request);
      const ms = Number(process.hrtime.bigint() - began) / 1e6;
      const fields = {
        method: request.method,
        route: routeOf(request),
        status: response.statusCode,
        ms: Math.round(ms),
        ...(caller !== undefined && { organisation: caller.organisation }),
      };
      const status = `${Math.floor(response.statusCode / 100)}xx`;
      took.observe(ms / 1_000, { method: request.method, route: fields.route, status });
      if (fields.route.startsWith('/health')) logger.debug('answered', fields);
      else logger.info('answered', fields);
    });
    next();
  };
}
