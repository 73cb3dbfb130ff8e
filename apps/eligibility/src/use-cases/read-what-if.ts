import { Injectable } from '@nestjs/common';
import type { WhatIfView } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { ProblemError, type Caller } from '@waymark/platform';
import { WhatIfsView } from '../store/what-ifs.view.js';

@Injectable()
export class ReadWhatIf {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly whatIfs: WhatIfsView,
  ) {}

  execute(whatIfId: string, { organisation, subject }: Caller): Promise<WhatIfView> {
    return this.unitOfWork.readFor({ organisation, subject, kinds: [] }, async (tx) => {
      const found = await this.whatIfs.find(tx, whatIfId, organisation);
      if (found === undefined) throw ProblemError.notFound('what-if');
      return found;
    });
  }
}
