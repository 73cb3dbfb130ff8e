import { Injectable } from '@nestjs/common';

/** How this process ends when only a new one helps. */
@Injectable()
export class ProcessEnd {
  exit(code: number): void {
    process.exit(code);
  }
}
