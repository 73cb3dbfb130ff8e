import { Controller, Get } from '@nestjs/common';
import { Consumers, OperatorLog as Log } from '@waymark/contracts';
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
  operatorLog(@CallerOf() { subject, organisation }: Caller): Promise<Log> {
    return this.log.read(subject, organisation);
  }
}
