import { IsIn, IsInt, IsUUID, Min } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

export const AUDIENCES = ['receiving-service', 'referrer', 'woman', 'landing-team'] as const;
export type Audience = (typeof AUDIENCES)[number];
export const CHANNELS = ['email', 'sms', 'webhook', 'in-app'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A message was handed to the provider and accepted. */
export class MessageDeliveredData {
  @IsUUID() readonly referralId!: string;
  @IsUUID() readonly messageId!: string;
  @IsIn(AUDIENCES) readonly audience!: Audience;
  @IsIn(CHANNELS) readonly channel!: Channel;
  @IsInt() @Min(1) readonly attempts!: number;
  /** Nobody knew whether it had arrived, and a person was asked: it has. */
  @MayBeAbsent() @IsIn([true]) readonly wasUnsure?: true;
}

export const messageDelivered = defineEvent({
  type: 'message.delivered.v1',
  producedBy: 'notification',
  data: MessageDeliveredData,
});
export type MessageDelivered = EventOf<typeof messageDelivered>;
