import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { AskWhatIf as Question, WhatIfView } from '@waymark/contracts';
import { Allow, Answers, AnswersNothing, CallerOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import { AskWhatIf } from '../use-cases/ask-what-if.js';
import { CancelWhatIf } from '../use-cases/cancel-what-if.js';
import { ReadWhatIf } from '../use-cases/read-what-if.js';
import { WhatIfWatch } from './what-if-watch.js';

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
    private readonly readWhatIf: ReadWhatIf,
    private readonly watch: WhatIfWatch,
  ) {}

  @Post()
  @Answers(WhatIfView, { status: 202, problems: [409] })
  async ask(@Body() body: Question, @CallerOf() caller: Caller): Promise<WhatIfView> {
    const asked = await this.askWhatIf.execute(body, caller);
    this.watch.wake();
    return asked;
  }

  @Get(':whatIfId')
  @Answers(WhatIfView)
  read(@Param() { whatIfId }: WhatIf, @CallerOf() caller: Caller): Promise<WhatIfView> {
    return this.readWhatIf.execute(whatIfId, caller);
  }

  @Delete(':whatIfId')
  @AnswersNothing({ problems: [409] })
  cancel(@Param() { whatIfId }: WhatIf, @CallerOf() caller: Caller): Promise<void> {
    return this.cancelWhatIf.execute(whatIfId, caller);
  }
}
