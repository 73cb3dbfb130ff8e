import { Injectable } from '@nestjs/common';
import { Logger, Rounds } from '@waymark/platform';
import { ScanHeldFiles } from '../use-cases/scan-held-files.js';

const REST_MS = 60_000;

/** Looks once a minute whether files are held that can be scanned now. */
@Injectable()
export class ScanningRounds extends Rounds {
  constructor(
    private readonly scanHeldFiles: ScanHeldFiles,
    logger: Logger,
  ) {
    super(logger, { restMs: REST_MS, trouble: 'held files cannot be scanned, and stay held' });
  }

  protected async round(): Promise<undefined> {
    await this.scanHeldFiles.execute();
  }
}
