import type { Cause, WaymarkEvent } from '@waymark/contracts';

/** What follows a heard event: `definition.following(causeOf(event), data)`. */
export const causeOf = (event: WaymarkEvent): Cause => ({
  id: event.id,
  subject: event.subject,
  traceparent: event.traceparent,
  urgent: event.urgent,
  source: event.source,
  sequence: event.sequence,
});

/** What follows an accepted HTTP command or a timer. */
export const commandCause = (command: {
  /** UUID of the command. */
  readonly id: string;
  readonly subject: string;
  readonly traceparent: string;
  readonly urgent: boolean;
}): Cause => ({
  id: command.id,
  subject: command.subject,
  traceparent: command.traceparent,
  urgent: command.urgent,
});
