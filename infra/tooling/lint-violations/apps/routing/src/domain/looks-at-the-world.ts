import { randomUUID } from 'node:crypto';
import { Logger } from '../store/logger.js';

export function looks(): unknown[] {
  setTimeout(() => undefined, 1);
  setInterval(() => undefined, 1);
  setImmediate(() => undefined);
  queueMicrotask(() => undefined);
  console.log(process.pid, performance.now(), crypto.subtle, globalThis.name);
  return [new Date(), Date(), Date.now(), Math.random(), randomUUID(), fetch('/'), Logger];
}
