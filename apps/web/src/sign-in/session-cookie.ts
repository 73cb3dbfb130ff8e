import type { Request } from 'express';
import './session-data.js';

const IDLE_MS = 30 * 60 * 1000;

/** Over https a cookie that no other host or path can set; on loopback http a plain one. */
export function sessionCookieOf(origin: string) {
  const secure = origin.startsWith('https:');
  return {
    name: secure ? '__Host-sid' : 'sid',
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: IDLE_MS },
  } as const;
}

/** A new session id at sign-in, so that one planted before is worth nothing. */
export const freshSession = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    request.session.regenerate((error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error as Error);
    });
  });

export const endSession = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    request.session.destroy((error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error as Error);
    });
  });
