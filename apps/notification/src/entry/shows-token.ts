import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';

/** Whether a provider that calls back shows the token that it was given; where none was given nobody can. */
export const showsToken = ({ headers }: Request, token: string | undefined): boolean =>
  token !== undefined &&
  timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
