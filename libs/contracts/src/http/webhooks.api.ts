import { IsIn, IsInt, IsString, IsUUID, IsUrl, MaxLength, Min } from 'class-validator';
import { IsInstant } from '../rules/is-day.js';
import { ListOf } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/**
 * What another system is told of. Which referral, and what became of it, it reads with its own rights. `webhook.test`: an
 * administrator tries whether it hears; it is about nobody.
 */
export const WEBHOOK_TYPES = [
  'referral.new',
  'referral.action',
  'referral.updated',
  'webhook.test',
] as const;
export type WebhookType = (typeof WEBHOOK_TYPES)[number];

export const WEBHOOK_STATES = ['active', 'disabled', 'ended'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

/** `gone`: the receiver answered 410. */
export const WEBHOOK_ENDS = ['gone', 'ended'] as const;
export type WebhookEnd = (typeof WEBHOOK_ENDS)[number];

/** Body of `POST /webhooks`: where a system of the administrator’s organisation wants to hear. */
export class CreateWebhook {
  @IsUrl(
    { protocols: ['https'], require_protocol: true, disallow_auth: true, require_tld: false },
    { message: 'url must be https://host/path, without name or password' },
  )
  @MaxLength(500)
  readonly url!: string;
}

/** One place that hears. Its secrets are shown when they are made, and never again. */
export class Webhook {
  @IsUUID() readonly id!: string;
  @IsString() readonly url!: string;
  @IsIn(WEBHOOK_STATES) readonly state!: WebhookState;
  @MayBeAbsent() @IsIn(WEBHOOK_ENDS) readonly because?: WebhookEnd;
  @IsInstant() readonly createdAt!: string;
  /** Since when nothing was taken there; absent while what is sent is taken. */
  @MayBeAbsent() @IsInstant() readonly failingSince?: string;
  /** How many were given up after three days; `GET /webhooks/:id/failures` names them. */
  @IsInt() @Min(0) readonly failures!: number;
}

/** Answer of `GET /webhooks`: those of the administrator’s organisation, the newest first. */
export class Webhooks {
  @ListOf(() => Webhook, 100) readonly webhooks!: readonly Webhook[];
}

/** A secret that was made now: `whsec_` and 32 bytes in base64, as Standard Webhooks has it. */
export class WebhookSecret {
  @IsUUID() readonly id!: string;
  @IsString() readonly secret!: string;
}

export const WEBHOOK_DELIVERY_STATES = ['PENDING', 'SENT', 'FAILED'] as const;
export type WebhookDeliveryState = (typeof WEBHOOK_DELIVERY_STATES)[number];

/** One thing that a system was told, or is to be. */
export class WebhookDelivery {
  /** The `webhook-id` that it is sent with. */
  @IsUUID() readonly deliveryId!: string;
  @IsIn(WEBHOOK_TYPES) readonly type!: WebhookType;
  /** Absent in a test. */
  @MayBeAbsent() @IsUUID() readonly referralId?: string;
  @IsIn(WEBHOOK_DELIVERY_STATES) readonly status!: WebhookDeliveryState;
  @IsInstant() readonly plannedAt!: string;
  @IsInt() @Min(0) readonly attempts!: number;
  /** Where it waits. */
  @MayBeAbsent() @IsInstant() readonly nextAttemptAt?: string;
  @MayBeAbsent() @IsString() readonly lastTrouble?: string;
}

/** Answer of `GET /webhooks/:id`: it, and its newest deliveries first. */
export class WebhookShown extends Webhook {
  @ListOf(() => WebhookDelivery, 50) readonly deliveries!: readonly WebhookDelivery[];
}

/** Answer of `POST /webhooks/:id/tests`: it is sent at once, and its end stands among the deliveries. */
export class WebhookTested {
  @IsUUID() readonly deliveryId!: string;
}

/** What could not be delivered. */
export class WebhookFailure {
  /** The `webhook-id` that it was sent with, and is sent with again. */
  @IsUUID() readonly deliveryId!: string;
  @IsIn(WEBHOOK_TYPES) readonly type!: WebhookType;
  /** Absent in a test. */
  @MayBeAbsent() @IsUUID() readonly referralId?: string;
  @IsInstant() readonly plannedAt!: string;
  @IsInt() @Min(0) readonly attempts!: number;
  @MayBeAbsent() @IsString() readonly lastTrouble?: string;
}

/** Answer of `GET /webhooks/:id/failures`: the newest first. */
export class WebhookFailures {
  @ListOf(() => WebhookFailure, 100) readonly failures!: readonly WebhookFailure[];
}

/** Answer of `POST /webhooks/:id/replays`: all that were given up are sent again. */
export class WebhookReplayed {
  @IsInt() @Min(0) readonly replayed!: number;
}
