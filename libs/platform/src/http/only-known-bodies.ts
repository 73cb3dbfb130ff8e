import type { NextFunction, Request, Response } from 'express';
import { plainProblem } from './problem-of.js';

const JSON_TYPE = /^application\/(json|[\w.!#$&^-]+\+json)\s*(;|$)/i;
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;|$)/i;

const UPLOAD_TYPE = /^multipart\/form-data\s*;/i;

export type Bodies = 'json' | 'form';

export const isJson = (request: { headers: Request['headers'] }): boolean =>
  JSON_TYPE.test(request.headers['content-type'] ?? '');

/** Refuses a body that nobody would read, instead of treating it as absent. */
export function onlyKnownBodies(bodies: Bodies, uploads?: RegExp) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const type = request.headers['content-type'] ?? '';
    const known =
      isJson(request) ||
      (bodies === 'form' && FORM_TYPE.test(type)) ||
      (uploads?.test(request.path) === true && UPLOAD_TYPE.test(type));
    if (hasBody(request) && !known) next(plainProblem(415));
    else next();
  };
}

function hasBody(request: Request): boolean {
  const length = Number(request.headers['content-length'] ?? 0);
  return request.headers['transfer-encoding'] !== undefined || length > 0;
}
