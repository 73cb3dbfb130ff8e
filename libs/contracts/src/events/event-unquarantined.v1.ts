import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

export const QUARANTINE_ENDS = [
  /** A person had it applied after all. */
  'replayed',
  /** A person decided that it is not to be applied. */
  'discarded',
  /** It was delivered again and succeeded. */
  'redelivered',
] as const;
export type QuarantineEnd = (typeof QUARANTINE_ENDS)[number];

/** A quarantined event has been dealt with. */
export class EventUnquarantinedData {
  @IsUUID() readonly quarantineId!: string;
  @IsIn(QUARANTINE_ENDS) readonly end!: QuarantineEnd;

  /** What it was, where that could be read. */
  @MayBeAbsent() @IsString() @MaxLength(200) readonly eventType?: string;
  @MayBeAbsent() @IsString() @MaxLength(40) readonly producer?: string;
  /** A copy was applied in its place, with this id. */
  @MayBeAbsent() @IsUUID() readonly copyId?: string;
}

export const eventUnquarantined = defineEvent({
  type: 'event.unquarantined.v1',
  producedBy: 'any',
  data: EventUnquarantinedData,
});
export type EventUnquarantined = EventOf<typeof eventUnquarantined>;
