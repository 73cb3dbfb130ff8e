import type { Request } from 'express';
import { promisify } from 'node:util';
import { csrfTokenOf } from '../layout/csrf.js';
import './session-data.js';

export const IDLE_MS = 30 * 60 * 1000;

/** Over https a cookie that no other host or path can set; on loopback http a plain one. */
export function sessionCookieOf(origin: string) {
  const secure = origin.startsWith('https:');
  return {
    name: secure ? '__Host-sid' : 'sid',
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: IDLE_MS },
  } as const;
}

/**
 * A new session id for whoever signs in or changes their role: one planted before is worth nothing, and no form of before is
 * sent in their name. Pages that are opened side by side have one token, which is made with it.
 */
export async function freshSession(request: Request): Promise<void> {
  const { session } = request;
  await promisify(session.regenerate.bind(session))();
  csrfTokenOf(request);
}

/** Kept before the answer goes out: a browser follows a redirect before the answer has ended. */
export async function keepSession({ session }: Request): Promise<void> {
  await promisify(session.save.bind(session))();
}

export async function endSession({ session }: Request): Promise<void> {
  await promisify(session.destroy.bind(session))();
}
