import { Injectable } from '@nestjs/common';
import type { ReferralProfiled } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { EquityStore } from '../store/equity.store.js';

/** Keeps who was referred for what-ifs, which count; nothing is judged by it. */
@Injectable()
export class KeepEquity {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly equity: EquityStore,
  ) {}

  execute(event: ReferralProfiled): Promise<void> {
    return this.unitOfWork.once(event, (tx) => {
      this.equity.keep(tx, event.data);
      return Promise.resolve();
    });
  }
}
