import type { Envelope, EventDefinition, QuarantineReason, WaymarkEvent } from '@waymark/contracts';
import { ContractBroken, readTolerantly } from './event-data.js';
import { readEnvelope, readJson, Unreadable } from './event-headers.js';
import type { IncomingRecord } from './kafka.port.js';
import { PermanentFailure } from './permanent-failure.js';
import type { Topics } from './topics.js';

/** Hears an event: one `@On` method of the service's consumer. */
export type Handler = (event: WaymarkEvent) => Promise<void>;

/** A record that holds an event in a known place. */
export interface Incoming extends Envelope {
  readonly record: IncomingRecord;
  /** Absent: this service does not hear the type, or a person has discarded the event; its place is used up all the same. */
  readonly hear?: () => Promise<void>;
  readonly discarded?: true;
}

/** A record that can never be applied as it is. */
export interface Broken {
  readonly record: IncomingRecord;
  /** Absent where even that is unreadable. */
  readonly envelope?: Envelope;
  readonly reason: QuarantineReason;
  readonly error: Error;
}

export type Reading = { readonly event: Incoming } | { readonly broken: Broken };

/** Makes events of records, the same way when they arrive, when they leave the park and when they are replayed. */
export class RecordReader {
  private readonly definitions: ReadonlyMap<string, EventDefinition>;

  constructor(
    catalogue: readonly EventDefinition[],
    private readonly handlers: ReadonlyMap<string, Handler>,
    private readonly topics: Topics,
  ) {
    this.definitions = new Map(catalogue.map((definition) => [definition.type, definition]));
  }

  read(record: IncomingRecord): Reading {
    let envelope: Envelope | undefined;
    try {
      envelope = readEnvelope(record);
      if (this.topics.producerOf(record.topic) !== envelope.source) {
        throw new Unreadable('ce_source: not the owner of the topic');
      }
      return { event: this.eventOf(record, envelope) };
    } catch (error) {
      if (!(error instanceof PermanentFailure)) throw error;
      return {
        broken: {
          record,
          error,
          reason: reasonOf(error),
          ...(envelope !== undefined && { envelope }),
        },
      };
    }
  }

  private eventOf(record: IncomingRecord, envelope: Envelope): Incoming {
    const definition = this.definitions.get(envelope.type);
    if (definition === undefined) throw new UnknownType(envelope.type);
    if (definition.producedBy !== 'any' && definition.producedBy !== envelope.source) {
      throw new ContractBroken(envelope.type, ['said by a service that is not its owner']);
    }
    const handler = this.handlers.get(envelope.type);
    if (handler === undefined) return { ...envelope, record };
    const data = readTolerantly(definition, readJson(record.value));
    return { ...envelope, record, hear: () => handler({ ...envelope, data }) };
  }
}

class UnknownType extends PermanentFailure {
  constructor(type: string) {
    super(`${type} is in no catalogue`);
  }
}

function reasonOf(error: PermanentFailure): QuarantineReason {
  if (error instanceof UnknownType) return 'unknown-type';
  return error instanceof ContractBroken ? 'contract-broken' : 'unreadable';
}
