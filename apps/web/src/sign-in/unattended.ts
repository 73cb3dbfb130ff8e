import type { NextFunction, Request, Response } from 'express';
import type { SessionData } from 'express-session';

/** How long somebody stays signed in, and that they want to: asked by the script of each page. */
export const SESSION = { left: '/session/left', stay: '/session/stay' } as const;

/** Asked by a script while nobody may be at the desk: it must not keep somebody signed in. */
const UNATTENDED: readonly string[] = ['/worklist/arrivals', '/operations/stages', SESSION.left];

const unattended = new WeakSet<SessionData>();

/** After the session is known. */
export function markUnattended(request: Request, _response: Response, next: NextFunction): void {
  if (UNATTENDED.includes(request.path)) unattended.add(request.session);
  next();
}

/** A session ends when nobody has done anything for so long, however often a script has asked. */
export const isUnattended = (session: SessionData): boolean => unattended.has(session);
