import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { stopSpans } from './spans.js';

const WITHIN_MS = 2_000;

/** Hands over the last spans before the process ends, unless the collector keeps it waiting. */
@Injectable()
export class SpansEnd implements OnApplicationShutdown {
  async onApplicationShutdown(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise((resolve) => {
      timer = setTimeout(resolve, WITHIN_MS);
    });
    await Promise.race([stopSpans(), tooLate]);
    clearTimeout(timer);
  }
}
