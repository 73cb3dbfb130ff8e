import type { SafeContact } from './http/contact.api.js';
import type { ReadingWish } from './vocabulary.js';

/** How somebody may be written to, as far as it is known. */
export interface Reachable {
  readonly safe: SafeContact;
  readonly reading?: ReadingWish | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

/** By which a message reaches somebody directly, and where. */
export interface WayToWrite {
  readonly channel: 'email' | 'sms';
  readonly to: string;
}

const SPACING = /[ ()-]/g;
const UK_MOBILE = /^(?:0|\+44|0044)(7\d{9})$/;

/**
 * Fails closed, each channel by itself: only a plain yes for it, and that nobody else sees what arrives, makes it a way.
 * E-mail first, because it leaves no sound and no screen that lights up.
 */
export function waysToWrite({ safe, reading, email, phone }: Reachable): readonly WayToWrite[] {
  // Somebody else would have to read it out.
  if (reading === 'not-in-writing' || safe.othersSeeMessages !== 'no') return [];
  const mobile = phone === undefined ? undefined : ukMobile(phone);
  return [
    ...(safe.email === 'yes' && email !== undefined
      ? [{ channel: 'email', to: email } as const]
      : []),
    ...(safe.sms === 'yes' && mobile !== undefined
      ? [{ channel: 'sms', to: mobile } as const]
      : []),
  ];
}

/** As `+447…`; undefined where it is no mobile telephone of the United Kingdom: another would not show a text. */
function ukMobile(phone: string): string | undefined {
  const [, national] = UK_MOBILE.exec(phone.replaceAll(SPACING, '')) ?? [];
  return national === undefined ? undefined : `+44${national}`;
}
