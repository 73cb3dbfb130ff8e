import type { ServiceName } from './vocabulary.js';

/** The CloudEvents 1.0 attributes every Waymark event carries, and no more. */
export interface Envelope {
  /** UUID made by the producer; the same on every delivery and replay. */
  readonly id: string;
  readonly type: string;
  /** The service that said it; `ce_source` is `/waymark/<source>`. */
  readonly source: ServiceName;
  /** The aggregate's id and the Kafka key: a referral id, or a service id for `criteria.*` and `service.*`. */
  readonly subject: string;
  /** The instant it happened, ISO 8601 UTC. */
  readonly time: string;
  /** The aggregate's version at its producer: 1..n per source and subject, without gaps. */
  readonly sequence: number;
  /** W3C trace context of the work that caused it. */
  readonly traceparent: string;
  /** Travels on the urgent topic, ahead of any backlog. */
  readonly urgent: boolean;
  /** Id of the causing event or HTTP command. */
  readonly causationid?: string;
  /** Who said the causing event, and its sequence: a hearer of both waits for the cause first. */
  readonly causesource?: ServiceName;
  readonly causesequence?: number;
  /** What came before the cause, by producer: whoever hears one of them waits for it too. */
  readonly after?: After;
}

/** How far each producer had got with the subject. */
export type After = Readonly<Partial<Record<ServiceName, number>>>;

/** An event as it is read. */
export interface WaymarkEvent<
  Type extends string = string,
  Data extends object = object,
> extends Envelope {
  readonly type: Type;
  readonly data: Data;
}

/** The part of an event, or of an accepted HTTP command, that what follows must carry on. */
export interface Cause {
  readonly id: string;
  readonly subject: string;
  readonly traceparent: string;
  readonly urgent: boolean;
  /** Absent for an HTTP command or a timer. */
  readonly source?: ServiceName;
  readonly sequence?: number;
  readonly after?: After;
}

/** An event on its way out; publishing adds id, time and sequence. */
export interface NextEvent<Type extends string = string, Data extends object = object> {
  readonly definition: EventDefinition<Type, Data>;
  readonly subject: string;
  readonly traceparent: string;
  readonly urgent: boolean;
  readonly causationid: string;
  readonly causesource?: ServiceName;
  readonly causesequence?: number;
  readonly after?: After;
  readonly data: Data;
}

/** What an event is called, who says it and what it carries. */
export interface EventDefinition<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly producedBy: ServiceName | 'any';
  readonly data: new () => Data;
  /** The only way to make an event: subject, cause and trace come from what it follows. */
  following(cause: Cause, data: Data): NextEvent<Type, Data>;
}

export type EventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Data> ? WaymarkEvent<Type, Data> : never;

export function defineEvent<const Type extends string, Data extends object>(what: {
  readonly type: Type;
  readonly producedBy: ServiceName | 'any';
  readonly data: new () => Data;
}): EventDefinition<Type, Data> {
  const definition: EventDefinition<Type, Data> = {
    ...what,
    following: (cause, data) => ({
      definition,
      subject: cause.subject,
      traceparent: cause.traceparent,
      urgent: cause.urgent,
      causationid: cause.id,
      ...(cause.source !== undefined && { causesource: cause.source }),
      ...(cause.sequence !== undefined && { causesequence: cause.sequence }),
      ...(cause.after !== undefined && { after: cause.after }),
      data,
    }),
  };
  return definition;
}
