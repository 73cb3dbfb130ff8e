import { Logger } from './logger.js';

export function looks(): unknown[] {
  try {
    return [new Date(), Math.random(), fetch('/'), Logger];
  } catch {
    return [];
  }
}
