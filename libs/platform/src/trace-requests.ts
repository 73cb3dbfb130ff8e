import type { NextFunction, Request, Response } from 'express';
import { routeOf } from './http/route-of.js';
import type { Span } from './spans/span.js';
import { hasSpans, openSpan } from './spans/spans.js';
import { nextTraceparent, withTrace } from './trace.js';

const SERVER_ERROR = 500;

const ofRequest = new WeakMap<Request, string>();

/** The trace of a request: carried on from the caller, or started here. */
export function traceparentOf(request: Request): string {
  const known = ofRequest.get(request);
  if (known !== undefined) return known;
  const traceparent = nextTraceparent(request.get('traceparent'));
  ofRequest.set(request, traceparent);
  return traceparent;
}

export function traceRequests(request: Request, response: Response, next: NextFunction): void {
  if (hasSpans() && !request.path.startsWith('/health')) openFor(request, response);
  const traceparent = traceparentOf(request);
  response.setHeader('traceparent', traceparent);
  withTrace(traceparent, next);
}

function openFor(request: Request, response: Response): void {
  const { method } = request;
  const parent = request.get('traceparent');
  const fields = { 'http.request.method': method };
  const span = openSpan({ name: method, kind: 'server', parent, fields });
  if (span === undefined) return;
  ofRequest.set(request, span.traceparent);
  response.once('close', () => {
    endOf(span, request, response.statusCode);
  });
}

/** Named by the route's pattern, never by its address, which may hold an id or a search. */
function endOf(span: Span, request: Request, status: number): void {
  const route = routeOf(request);
  span.name(`${request.method} ${route}`);
  const fields = { 'http.route': route, 'http.response.status_code': status };
  if (status >= SERVER_ERROR) span.failed(String(status));
  span.end(fields);
}
