/** What a scanner says; `not-scanned` where there is none, or it does not answer. */
export type ScanAnswer = 'clean' | 'infected' | 'not-scanned';

/** Looks through files before anybody opens them. */
export abstract class VirusScanner {
  abstract readonly isThere: boolean;
  abstract scan(content: Buffer): Promise<ScanAnswer>;
}

/** Nothing is configured: every file is held. */
export class NoVirusScanner extends VirusScanner {
  readonly isThere = false;

  scan(): Promise<ScanAnswer> {
    return Promise.resolve('not-scanned');
  }
}
