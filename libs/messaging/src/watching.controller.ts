import { Controller, Get, Query } from '@nestjs/common';
import { Consumers, OperatorLog as Log, OperatorLogAsked } from '@waymark/contracts';
import { Allow, Answers, type Caller, CallerOf } from '@waymark/platform';
import { ConsumersDesk } from './consumers-desk.js';
import { OperatorLog } from './operator-log.js';

/** Where operators see who hears, and what operators did. */
@Allow({ roles: ['operator'] })
@Controller('messaging')
export class WatchingController {
  constructor(
    private readonly desk: ConsumersDesk,
    private readonly log: OperatorLog,
  ) {}

  @Get('consumers')
  @Answers(Consumers)
  consumers(): Promise<Consumers> {
    return this.desk.read();
  }

  @Get('operator-log')
  @Answers(Log)
  operatorLog(
    @Query() { subject: about }: OperatorLogAsked,
    @CallerOf() { subject: by, organisation }: Caller,
  ): Promise<Log> {
    return about === undefined ? this.log.read(by, organisation) : this.log.about(about, by);
  }
}
