import { createHash } from 'node:crypto';
import { addressOf } from '@waymark/platform';
import type { Request } from 'express';

const MARK_LETTERS = 12;
const SELF = 'self';

/**
 * From where somebody calls, for the audit: the address as the trusted proxies say it, and a mark by which the calls of one
 * session are known. Of who refers herself no address is kept: where she is, is nobody's to look up.
 */
export function whereFrom(request: Request, organisation: string): string {
  const hash = createHash('sha256').update(request.sessionID).digest('hex');
  const mark = `session:${hash.slice(0, MARK_LETTERS)}`;
  return organisation === SELF ? mark : `${addressOf(request)} ${mark}`;
}
