import type { After, Cause, ServiceName, WaymarkEvent } from '@waymark/contracts';

/** What follows a heard event: `definition.following(causeOf(event), data)`. */
export const causeOf = (event: WaymarkEvent): Cause => ({
  id: event.id,
  subject: event.subject,
  traceparent: event.traceparent,
  urgent: event.urgent,
  source: event.source,
  sequence: event.sequence,
  ...inherited(event),
});

/** What follows an accepted HTTP command or a timer. */
export const commandCause = (command: {
  /** UUID of the command. */
  readonly id: string;
  readonly subject: string;
  readonly traceparent: string;
  readonly urgent: boolean;
  /** The event in whose consequence it is done, where there is one. */
  readonly source?: ServiceName;
  readonly sequence?: number;
}): Cause => ({
  id: command.id,
  subject: command.subject,
  traceparent: command.traceparent,
  urgent: command.urgent,
  ...(command.source !== undefined && { source: command.source }),
  ...(command.sequence !== undefined && { sequence: command.sequence }),
});

// Whoever does not hear the cause may hear what came before it, and must not overtake that.
function inherited({ causesource, causesequence = 0, after }: WaymarkEvent): { after?: After } {
  if (causesource === undefined) return after === undefined ? {} : { after };
  return {
    after: { ...after, [causesource]: Math.max(after?.[causesource] ?? 0, causesequence) },
  };
}
