import { Injectable } from '@nestjs/common';
import { ReferralReceivedData, type WaymarkEvent } from '@waymark/contracts';
import { UnitOfWork, type Transaction } from '@waymark/messaging';
import { isUUID } from 'class-validator';
import { changeOf, firstEntry } from '../domain/ledger-entry.js';
import { placeOf, type Move } from '../domain/stages.js';
import { wordsFor } from '../domain/words.js';
import { LedgerStore } from '../store/ledger.store.js';
import { TimelineStore } from '../store/timeline.store.js';

/** Keeps every event on the timeline, and in the ledger where it leaves the referral. */
@Injectable()
export class RecordEvent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly timeline: TimelineStore,
    private readonly ledger: LedgerStore,
  ) {}

  execute(event: WaymarkEvent): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      this.timeline.add(tx, event, wordsFor(event), await this.follow(tx, event));
    });
  }

  private async follow(tx: Transaction, event: WaymarkEvent): Promise<Move | undefined> {
    if (event.data instanceof ReferralReceivedData) {
      this.ledger.open(tx, event, firstEntry(event.data));
      return { to: placeOf('received') };
    }
    if (!aboutReferral(event)) return undefined;
    return this.ledger.change(tx, event, (state) => changeOf(event, state));
  }
}

// What is about a service, or cannot be read, is on no referral's line.
const aboutReferral = (event: WaymarkEvent): boolean =>
  isUUID(event.subject) &&
  event.type !== 'referral.profiled.v1' &&
  !event.type.startsWith('message.');
