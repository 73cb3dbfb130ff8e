import type { ContactPoints } from '@waymark/contracts';

/** Channels by which a message can reach somebody directly. */
export type Carried = 'email' | 'sms';

/** Where a message goes. */
export interface Destination {
  readonly channel: Carried;
  readonly to: string;
}

const SPACING = /[ ()-]/g;
const UK_MOBILE = /^(?:0|\+44|0044)(7\d{9})$/;

/**
 * Fails closed, each channel by itself: only a plain yes for it, and that nobody else sees what arrives, lets a message
 * go to her. By e-mail where that is safe, else as a text message; never both.
 */
export function safeDestination(
  points: ContactPoints,
  carries: (channel: Carried) => boolean,
): Destination | undefined {
  const { safe, messagesStopped, womanEmail, womanPhone, reading } = points;
  // Somebody else would have to read it out.
  if (reading === 'not-in-writing') return undefined;
  if (messagesStopped || safe.othersSeeMessages !== 'no') return undefined;
  if (safe.email === 'yes' && womanEmail !== undefined && carries('email')) {
    return { channel: 'email', to: womanEmail };
  }
  const mobile = womanPhone === undefined ? undefined : ukMobile(womanPhone);
  if (safe.sms === 'yes' && mobile !== undefined && carries('sms')) {
    return { channel: 'sms', to: mobile };
  }
  return undefined;
}

/** As `+447…`; undefined where it is no mobile telephone of the United Kingdom: another would not show a text. */
function ukMobile(phone: string): string | undefined {
  const [, national] = UK_MOBILE.exec(phone.replaceAll(SPACING, '')) ?? [];
  return national === undefined ? undefined : `+44${national}`;
}
