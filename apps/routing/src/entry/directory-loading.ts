import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, BANK_HOLIDAYS_KNOWN_UNTIL } from '@waymark/contracts';
import { Clock, HealthIndicators, Logger, type HealthAnswer } from '@waymark/platform';
import { DirectoryInForce } from '../use-cases/directory-in-force.js';
import { LoadDirectory } from '../use-cases/load-directory.js';

const MONTHS_AHEAD_DAYS = 180;

/** Loads the directory before anything is routed; a wrong file leaves the last good one in force. */
@Injectable()
export class DirectoryLoading implements OnModuleInit {
  readonly name = 'directory';
  private refused: string | undefined;

  constructor(
    private readonly loadDirectory: LoadDirectory,
    private readonly directory: DirectoryInForce,
    private readonly clock: Clock,
    private readonly logger: Logger,
    health: HealthIndicators,
  ) {
    health.register(this);
  }

  async onModuleInit(): Promise<void> {
    try {
      await this.loadDirectory.execute();
    } catch (cause) {
      this.refused = cause instanceof Error ? cause.message : 'the files cannot be read';
      this.logger.error('the new directory is refused; the last good one stays in force', {
        cause,
      });
      await this.loadDirectory.useStored();
      if (this.directory.isEmpty()) throw new Error('There is no directory to route by', { cause });
    }
    if (addDays(this.clock.today(), MONTHS_AHEAD_DAYS) > BANK_HOLIDAYS_KNOWN_UNTIL) {
      this.logger.error('the table of bank holidays ends soon: add the next year');
    }
  }

  /** A refused file is said here; the last good directory goes on routing. */
  ready(): Promise<HealthAnswer> {
    const detail =
      this.refused === undefined
        ? 'The directory is in force.'
        : `The new directory is refused: ${this.refused}. The last good one stays in force.`;
    return Promise.resolve({ ok: true, detail });
  }
}
