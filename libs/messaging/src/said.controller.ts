import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { SaidAgain, SayAgain } from '@waymark/contracts';
import { Allow, Answers, type Caller, CallerOf } from '@waymark/platform';
import { SaidDesk } from './said-desk.js';

/** Where operators have this service say events again. */
@Allow({ roles: ['operator'] })
@Controller('messaging/said')
export class SaidController {
  constructor(private readonly desk: SaidDesk) {}

  @Post('again')
  @HttpCode(200)
  @Answers(SaidAgain, { problems: [404] })
  async again(
    @Body() { subject, from, to = from, reason }: SayAgain,
    @CallerOf() caller: Caller,
  ): Promise<SaidAgain> {
    const events = await this.desk.again({ subject, from, to }, { by: caller.subject, reason });
    return { events };
  }
}
