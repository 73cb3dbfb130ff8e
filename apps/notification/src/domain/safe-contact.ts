import { waysToWrite, type ContactPoints, type WayToWrite } from '@waymark/contracts';

/** Channels by which a message can reach somebody directly. */
export type Carried = WayToWrite['channel'];

/** Where a message goes. */
export type Destination = WayToWrite;

/** Where a message to her goes, by e-mail where that is safe, else as a text message; never both, and nowhere once messages are stopped. */
export function safeDestination(
  { safe, messagesStopped, womanEmail: email, womanPhone: phone, reading }: ContactPoints,
  carries: (channel: Carried) => boolean,
): Destination | undefined {
  if (messagesStopped) return undefined;
  return waysToWrite({ safe, reading, email, phone }).find(({ channel }) => carries(channel));
}
