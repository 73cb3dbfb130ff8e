import { IsIn, IsInt, IsUUID, Min } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { AUDIENCES, CHANNELS, type Audience, type Channel } from './message-delivered.v1.js';

export const MESSAGE_FAILURES = [
  'no-safe-contact',
  'address-refused',
  'provider-down',
  'no-mailbox',
  'gave-up',
] as const;
export type MessageFailure = (typeof MESSAGE_FAILURES)[number];

/** A message could not, or must not, be sent; a person has a task. */
export class MessageFailedData {
  @IsUUID() readonly referralId!: string;
  @IsUUID() readonly messageId!: string;
  @IsIn(AUDIENCES) readonly audience!: Audience;
  @IsIn(CHANNELS) readonly channel!: Channel;
  @IsIn(MESSAGE_FAILURES) readonly reason!: MessageFailure;
  @IsInt() @Min(0) readonly attempts!: number;
}

export const messageFailed = defineEvent({
  type: 'message.failed.v1',
  producedBy: 'notification',
  data: MessageFailedData,
});
export type MessageFailed = EventOf<typeof messageFailed>;
