import { Injectable } from '@nestjs/common';
import type { WaymarkEvent } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';

/** Every event heard, once. */
@Injectable()
export class TimelineStore {
  add(tx: Transaction, event: WaymarkEvent, words: string): void {
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
    });
  }
}
