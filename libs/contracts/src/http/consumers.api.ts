import { IsBoolean, IsIn, IsInt, Min } from 'class-validator';
import { IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfCodes } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { SERVICES, type ServiceName } from '../vocabulary.js';

export const EVENT_LANES = ['normal', 'urgent'] as const;
export type EventLane = (typeof EVENT_LANES)[number];

/** How a service hears on one of its two ways, by age and never by how many wait. */
export class ConsumerView {
  @IsIn(EVENT_LANES) readonly lane!: EventLane;
  /** Whose events it hears. */
  @ListOfCodes(SERVICES) readonly hears!: readonly ServiceName[];
  /** This process hears now. */
  @IsBoolean() readonly hearing!: boolean;
  /** Age of the oldest event that was handed over and is not done; 0 where none waits. */
  @IsInt() @Min(0) readonly oldestSeconds!: number;
  /**
   * How long the broker has been seen to have an event that is not done, whether or not it was handed over; 0 where
   * there is none, absent where the broker has not said.
   */
  @MayBeAbsent() @IsInt() @Min(0) readonly behindSeconds?: number;
  /** Since an event was last done; absent where none was since the process started. */
  @MayBeAbsent() @IsInt() @Min(0) readonly sinceDoneSeconds?: number;
}

/** How many processes are members of a service's group, as the broker says. */
export class GroupMembers {
  @IsIn(SERVICES) readonly service!: ServiceName;
  @IsIn(EVENT_LANES) readonly lane!: EventLane;
  @IsInt() @Min(0) readonly members!: number;
}

/** Answer of `GET /messaging/consumers`: how this service hears, and what the broker says of the groups of all of them. */
export class Consumers {
  @IsInstant() readonly asOf!: string;
  @ListOf(() => ConsumerView) readonly consumers!: readonly ConsumerView[];
  /** Absent where the broker does not answer. */
  @MayBeAbsent() @ListOf(() => GroupMembers) readonly groups?: readonly GroupMembers[];
  /** When the broker was asked, at most five seconds ago; absent where it does not answer. */
  @MayBeAbsent() @IsInstant() readonly groupsAsOf?: string;
}
