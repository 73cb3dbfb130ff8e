import { randomUUID } from 'node:crypto';
import { textIn, type PostedForm } from './read-answers.js';

const FIELD = 'idempotencyKey';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Made with the page, so that a form posted twice has one effect. */
export const newIdempotencyKey = (): string => randomUUID();

/** The key of a posted form; a form without one is a command of its own. */
export function idempotencyKeyIn(posted: PostedForm): string {
  const key = textIn(posted[FIELD]);
  return key !== undefined && UUID.test(key) ? key : randomUUID();
}
