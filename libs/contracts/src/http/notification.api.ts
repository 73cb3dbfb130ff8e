import { IsIn, IsInt, IsString, IsUUID, Min } from 'class-validator';
import {
  AUDIENCES,
  CHANNELS,
  type Audience,
  type Channel,
} from '../events/message-delivered.v1.js';
import { IsInstant } from '../rules/is-day.js';
import { ListOf } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** What became of a message that the provider had accepted. `delivered`: to the mailbox or telephone, read or not. */
export const RECEIPTS = [
  'delivered',
  'permanent-failure',
  'temporary-failure',
  'technical-failure',
] as const;
export type Receipt = (typeof RECEIPTS)[number];

/** UNKNOWN: it may have arrived. WITHHELD: on purpose. */
export const DELIVERY_STATES = [
  'PENDING',
  'SENDING',
  'SENT',
  'FAILED',
  'UNKNOWN',
  'WITHHELD',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Query of `GET /deliveries`: each that is given narrows the list. */
export class DeliveriesQuery {
  @MayBeAbsent() @IsIn(CHANNELS) readonly channel?: Channel;
  @MayBeAbsent() @IsIn(DELIVERY_STATES) readonly status?: DeliveryState;
  @MayBeAbsent() @IsIn(RECEIPTS) readonly receipt?: Receipt;
}

/** One message and what became of it; never its address. */
export class Delivery {
  @IsUUID() readonly messageId!: string;
  @IsUUID() readonly referralId!: string;
  @IsString() readonly audience!: string;
  @IsString() readonly template!: string;
  /** By which it went, or was tried; absent before that. */
  @MayBeAbsent() @IsIn(CHANNELS) readonly channel?: Channel;
  /** PENDING, SENDING, SENT, FAILED, UNKNOWN (it may have arrived) or WITHHELD (on purpose). */
  @IsString() readonly status!: string;
  @IsInt() @Min(0) readonly attempts!: number;
  @IsInstant() readonly plannedAt!: string;
  @IsInstant() readonly nextAttemptAt!: string;
  /** How the provider calls it; absent before it has taken it. */
  @MayBeAbsent() @IsString() readonly providerReference?: string;
  @MayBeAbsent() @IsString() readonly lastTrouble?: string;
  /** What the provider said afterwards, where it says anything. */
  @MayBeAbsent() @IsIn(RECEIPTS) readonly receipt?: Receipt;
}

/** Answer of `GET /deliveries`: newest first. */
export class Deliveries {
  @ListOf(() => Delivery, 100) readonly deliveries!: readonly Delivery[];
}

/**
 * What became of a message, for those who work with the person. `no-safe-way`: nothing was sent, a person has a task.
 * `on-the-site`: who sent the referral asked to be told of such there alone. `not-known`: it may have arrived.
 */
export const MESSAGE_STANDS = [
  'to-come',
  'sent',
  'delivered',
  'failed',
  'not-known',
  'no-safe-way',
  'no-mailbox',
  'stopped',
  'on-the-site',
] as const;
export type MessageStands = (typeof MESSAGE_STANDS)[number];

/** A message about a referral: never its words, and never where it went. */
export class ReferralMessage {
  @IsIn(AUDIENCES) readonly audience!: Audience;
  @IsString() readonly template!: string;
  @IsIn(MESSAGE_STANDS) readonly stands!: MessageStands;
  /** By which it went, or was tried; absent before that, and where nothing was. */
  @MayBeAbsent() @IsIn(CHANNELS) readonly channel?: Channel;
  @IsInstant() readonly plannedAt!: string;
  /** When it was known what became of it. */
  @MayBeAbsent() @IsInstant() readonly settledAt?: string;
}

/** Answer of `GET /referrals/:referralId/messages`: the newest first, for the team that holds the person. */
export class ReferralMessages {
  @ListOf(() => ReferralMessage, 200) readonly messages!: readonly ReferralMessage[];
}

/** `undecided`: how it goes is known once it is tried. `webhook`: to systems that still want to hear. */
export const BACKLOG_CHANNELS = ['email', 'sms', 'undecided', 'webhook'] as const;
export type BacklogChannel = (typeof BACKLOG_CHANNELS)[number];

/** What waits to go out by one channel. */
export class ChannelBacklog {
  @IsIn(BACKLOG_CHANNELS) readonly channel!: BacklogChannel;
  @IsInt() @Min(0) readonly waiting!: number;
  /** When the oldest of them was planned; absent where none waits. */
  @MayBeAbsent() @IsInstant() readonly oldestAt?: string;
}

export const PROVIDERS = ['mail-server', 'govuk-notify'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** `silent`: no answer comes. `takes-nothing`: it says no to all of it (our key, our pace, its own trouble). */
export const PROVIDER_STATES = ['answers', 'silent', 'takes-nothing'] as const;
export type ProviderState = (typeof PROVIDER_STATES)[number];

/** How whoever carries a channel stands, as the last messages have shown. */
export class ProviderStanding {
  @IsIn(CHANNELS) readonly channel!: Channel;
  @IsIn(PROVIDERS) readonly provider!: Provider;
  @IsIn(PROVIDER_STATES) readonly state!: ProviderState;
  @IsInstant() readonly since!: string;
  /** What it said last, such as `429 RateLimitError`; absent while it answers. */
  @MayBeAbsent() @IsString() readonly code?: string;
}

/** Answer of `GET /deliveries/backlog`: nothing that waits is lost. */
export class MessageBacklog {
  @IsInstant() readonly asOf!: string;
  /** How many messages go out a second at most. */
  @IsInt() @Min(1) readonly perSecond!: number;
  /** One for each channel. */
  @ListOf(() => ChannelBacklog, 10) readonly channels!: readonly ChannelBacklog[];
  /** Those that were tried since; none before the first message. */
  @ListOf(() => ProviderStanding, 10) readonly providers!: readonly ProviderStanding[];
}
