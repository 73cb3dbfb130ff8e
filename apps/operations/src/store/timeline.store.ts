import { Injectable } from '@nestjs/common';
import type { WaymarkEvent } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { Move } from '../domain/stages.js';

/** Every event heard, once, with where it moved the referral. */
@Injectable()
export class TimelineStore {
  add(tx: Transaction, event: WaymarkEvent, words: string, move?: Move): void {
    tx.insert('timeline', {
      event_id: event.id,
      subject: event.subject,
      type: event.type,
      source: event.source,
      sequence: event.sequence,
      at: event.time,
      caused_by: event.causationid ?? null,
      traceparent: event.traceparent,
      words,
      from_stage: move?.from ?? null,
      to_stage: move?.to ?? null,
    });
  }
}
