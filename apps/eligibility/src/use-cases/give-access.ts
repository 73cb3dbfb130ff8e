import { Injectable } from '@nestjs/common';
import type { WaymarkEvent } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { AccessStore } from '../store/access.store.js';

/** Whoever is offered her, or owes her next step, may read why she was judged as she was. */
@Injectable()
export class GiveAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: AccessStore,
  ) {}

  execute(event: WaymarkEvent, organisation: string, as: string): Promise<void> {
    return this.unitOfWork.once(event, (tx) => {
      this.access.give(tx, event.subject, organisation, as);
      return Promise.resolve();
    });
  }
}
