import { Logger } from '../store/logger.js';

export function triesToo(work: () => Promise<Date>): Promise<Date> {
  return work().catch(() => (Logger === undefined ? new Date() : new Date(0)));
}

export function triesHard(work: () => void): void {
  try {
    work();
  } finally {
    work();
  }
}
