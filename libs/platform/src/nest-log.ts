import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.js';

/** Lets the framework's warnings and errors through to our log, and keeps its chatter out. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(): void {
    return;
  }

  warn(message: unknown): void {
    this.logger.warn('the framework warns', { cause: asError(message) });
  }

  error(message: unknown): void {
    this.logger.error('the framework reports an error', { cause: asError(message) });
  }

  fatal(message: unknown): void {
    this.error(message);
  }
}

const asError = (message: unknown): Error =>
  message instanceof Error ? message : new Error(String(message));
