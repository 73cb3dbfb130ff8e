import { IsIn, IsInt, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfText } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** Enough for a referral of several years; a longer story is asked for in its newest part. */
export const MOST_OUTCOMES = 200;

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const SOME_IDS = new RegExp(`^${UUID}(,${UUID}){0,${String(MOST_OUTCOMES - 1)}}$`);

/** Query of `GET /messaging/outcomes`. */
export class OutcomesAsked {
  /** Ids of events, with commas between. */
  @Matches(SOME_IDS) @MaxLength(37 * MOST_OUTCOMES) readonly events!: string;
}

/**
 * What became of an event in one service: its effect is there (`applied`, or after an operator or a second delivery
 * brought it: `replayed`, `redelivered`), it waits for an earlier one or for its cause, it failed and waits for an
 * operator (`quarantined`), or an operator has put it aside (`discarded`).
 */
export const OUTCOME_RESULTS = [
  'applied',
  'replayed',
  'redelivered',
  'waits-for-earlier',
  'waits-for-cause',
  'quarantined',
  'discarded',
] as const;
export type OutcomeResult = (typeof OUTCOME_RESULTS)[number];

/** One event in the service that is asked. */
export class EventOutcome {
  @IsUUID() readonly eventId!: string;
  @IsIn(OUTCOME_RESULTS) readonly result!: OutcomeResult;
  /** Since when that is so. */
  @IsInstant() readonly at!: string;
  /** How often it was tried before it failed; known of what has failed alone. */
  @MayBeAbsent() @IsInt() @Min(1) readonly attempts?: number;
}

/** Answer of `GET /messaging/outcomes`. */
export class Outcomes {
  /** Types of events that the service hears. */
  @ListOfText(/^[a-z0-9.-]+$/, 200) readonly hears!: readonly string[];
  /** Of those asked for that have come here. */
  @ListOf(() => EventOutcome, MOST_OUTCOMES) readonly outcomes!: readonly EventOutcome[];
}
