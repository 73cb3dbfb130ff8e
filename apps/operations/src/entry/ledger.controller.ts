import { Controller, Get } from '@nestjs/common';
import { Ledger } from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import { ReadForOperators } from '../use-cases/read-for-operators.js';

@Controller('ledger')
@Allow({ roles: ['operator'], scopes: ['operations:read'] })
export class LedgerController {
  constructor(private readonly operators: ReadForOperators) {}

  @Get()
  @Answers(Ledger)
  read(@CallerOf() caller: Caller): Promise<Ledger> {
    return this.operators.ledger(caller);
  }
}
