import { Body, Controller, Param, Post } from '@nestjs/common';
import { AssignQuarantineGroup, QUARANTINE_GROUP, SettleQuarantined } from '@waymark/contracts';
import { Allow, AnswersNothing, type Caller, CallerOf } from '@waymark/platform';
import { Matches } from 'class-validator';
import { QuarantineCare } from './quarantine-care.js';

class OfGroup {
  @Matches(QUARANTINE_GROUP) readonly group!: string;
}

/** Where operators say who looks after a kind of trouble, and put aside what has to wait. */
@Allow({ roles: ['operator'] })
@Controller('messaging/quarantine/groups/:group')
export class QuarantineCareController {
  constructor(private readonly care: QuarantineCare) {}

  @Post('assignment')
  @AnswersNothing({ problems: [404] })
  assign(
    @Param() { group }: OfGroup,
    @Body() { assignee }: AssignQuarantineGroup,
    @CallerOf() { subject: by }: Caller,
  ): Promise<void> {
    return this.care.assign(group, assignee, by);
  }

  @Post('archive')
  @AnswersNothing({ problems: [404] })
  archive(
    @Param() { group }: OfGroup,
    @Body() { reason }: SettleQuarantined,
    @CallerOf() { subject: by }: Caller,
  ): Promise<void> {
    return this.care.archive(group, { by, reason });
  }

  @Post('return')
  @AnswersNothing({ problems: [404] })
  bringBack(
    @Param() { group }: OfGroup,
    @Body() { reason }: SettleQuarantined,
    @CallerOf() { subject: by }: Caller,
  ): Promise<void> {
    return this.care.bringBack(group, { by, reason });
  }
}
