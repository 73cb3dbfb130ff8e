import { Controller, Get, Query } from '@nestjs/common';
import {
  Consumers,
  OperatorLog as Log,
  OperatorLogAsked,
  Outcomes,
  OutcomesAsked,
} from '@waymark/contracts';
import { Allow, Answers, type Caller, CallerOf } from '@waymark/platform';
import { ConsumersDesk } from './consumers-desk.js';
import { OperatorLog } from './operator-log.js';
import { OutcomesDesk } from './outcomes-desk.js';

/** Where operators see who hears, what became of events here, and what operators did. */
@Allow({ roles: ['operator'] })
@Controller('messaging')
export class WatchingController {
  constructor(
    private readonly desk: ConsumersDesk,
    private readonly log: OperatorLog,
    private readonly outcomesDesk: OutcomesDesk,
  ) {}

  @Get('consumers')
  @Answers(Consumers)
  consumers(): Promise<Consumers> {
    return this.desk.read();
  }

  @Get('outcomes')
  @Answers(Outcomes)
  outcomes(@Query() { events }: OutcomesAsked): Promise<Outcomes> {
    return this.outcomesDesk.of(events.split(','));
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
