import { Controller, Get } from '@nestjs/common';
import { Ledger } from '@waymark/contracts';
import { Allow, Answers, Clock } from '@waymark/platform';
import { LedgerView } from '../store/ledger.view.js';

@Controller('ledger')
@Allow({ roles: ['operator'], scopes: ['operations:read'] })
export class LedgerController {
  constructor(
    private readonly ledgers: LedgerView,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Answers(Ledger)
  read(): Promise<Ledger> {
    return this.ledgers.at(this.clock.now());
  }
}
