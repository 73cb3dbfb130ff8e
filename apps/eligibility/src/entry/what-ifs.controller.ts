import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { AskWhatIf as Question, WhatIfView } from '@waymark/contracts';
import {
  Allow,
  Answers,
  AnswersNothing,
  CallerOf,
  ProblemError,
  type Caller,
} from '@waymark/platform';
import { IsUUID } from 'class-validator';
import { WhatIfsView } from '../store/what-ifs.view.js';
import { AskWhatIf } from '../use-cases/ask-what-if.js';
import { CancelWhatIf } from '../use-cases/cancel-what-if.js';

class WhatIf {
  @IsUUID() readonly whatIfId!: string;
}

/** Drafts tried on past referrals: counts only, small numbers hidden. */
@Controller('what-ifs')
@Allow({
  roles: ['criteria-editor', 'criteria-approver', 'commissioner'],
  scopes: ['what-ifs:write'],
})
export class WhatIfsController {
  constructor(
    private readonly askWhatIf: AskWhatIf,
    private readonly cancelWhatIf: CancelWhatIf,
    private readonly whatIfs: WhatIfsView,
  ) {}

  @Post()
  @Answers(WhatIfView, { status: 202, problems: [409] })
  ask(@Body() body: Question, @CallerOf() caller: Caller): Promise<WhatIfView> {
    return this.askWhatIf.execute(body, caller);
  }

  @Get(':whatIfId')
  @Answers(WhatIfView)
  async read(@Param() { whatIfId }: WhatIf, @CallerOf() caller: Caller): Promise<WhatIfView> {
    const found = await this.whatIfs.find(whatIfId, caller.organisation);
    if (found === undefined) throw ProblemError.notFound('what-if');
    return found;
  }

  @Delete(':whatIfId')
  @AnswersNothing({ problems: [409] })
  cancel(@Param() { whatIfId }: WhatIf, @CallerOf() caller: Caller): Promise<void> {
    return this.cancelWhatIf.execute(whatIfId, caller);
  }
}
