import { IsIn, IsInt, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

export const QUARANTINE_REASONS = [
  /** Its bytes or headers cannot be read. */
  'unreadable',
  /** Its type is in no catalogue. */
  'unknown-type',
  /** Its data breaks its contract. */
  'contract-broken',
  /** Its hearer says that it can never succeed. */
  'refused',
  /** Its hearer failed each time it was tried. */
  'failed',
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

/** A service could not apply an event and set it aside: what concerns this subject needs attention. */
export class EventQuarantinedData {
  /** Names the quarantined event in the service that says this. */
  @IsUUID() readonly quarantineId!: string;

  @IsIn(QUARANTINE_REASONS) readonly reason!: QuarantineReason;

  /** Absent where the event could not be read. */
  @MayBeAbsent() @IsUUID() readonly eventId?: string;
  @MayBeAbsent() @IsString() @MaxLength(200) readonly eventType?: string;
  @MayBeAbsent() @IsString() @MaxLength(40) readonly producer?: string;
  @MayBeAbsent() @IsInt() @Min(1) readonly sequence?: number;
}

export const eventQuarantined = defineEvent({
  type: 'event.quarantined.v1',
  producedBy: 'any',
  data: EventQuarantinedData,
});
export type EventQuarantined = EventOf<typeof eventQuarantined>;
