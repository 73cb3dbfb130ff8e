import { IsIn, IsInt, IsUUID, Min } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { AUDIENCES, CHANNELS, type Audience, type Channel } from './message-delivered.v1.js';

export const MESSAGE_FAILURES = [
  'no-safe-contact',
  'address-refused',
  'provider-down',
  'no-mailbox',
  'gave-up',
] as const;
export type MessageFailure = (typeof MESSAGE_FAILURES)[number];

/** A message could not, or must not, be sent, or nobody knows whether it arrived; a person has a task. */
export class MessageFailedData {
  @IsUUID() readonly referralId!: string;
  @IsUUID() readonly messageId!: string;
  @IsIn(AUDIENCES) readonly audience!: Audience;
  @IsIn(CHANNELS) readonly channel!: Channel;
  @IsIn(MESSAGE_FAILURES) readonly reason!: MessageFailure;
  @IsInt() @Min(0) readonly attempts!: number;
  /** It was handed over and nobody said what became of it: it may have arrived, and is not sent again by itself. */
  @MayBeAbsent() @IsIn([true]) readonly mayHaveArrived?: true;
}

export const messageFailed = defineEvent({
  type: 'message.failed.v1',
  producedBy: 'notification',
  data: MessageFailedData,
});
export type MessageFailed = EventOf<typeof messageFailed>;
