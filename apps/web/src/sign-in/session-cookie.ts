import type { Request } from 'express';
import { promisify } from 'node:util';
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

/** A new session id at sign-in, so that one planted before is worth nothing. */
export async function freshSession({ session }: Request): Promise<void> {
  await promisify(session.regenerate.bind(session))();
}

/** Kept before the answer goes out: a browser follows a redirect before the answer has ended. */
export async function keepSession({ session }: Request): Promise<void> {
  await promisify(session.save.bind(session))();
}

export async function endSession({ session }: Request): Promise<void> {
  await promisify(session.destroy.bind(session))();
}
