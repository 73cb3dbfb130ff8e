import type { SafeWays, SeenBy, SeenWay } from './http/contact.api.js';
import type { ReadingWish, YesNoNotKnown } from './vocabulary.js';

/** How somebody may be written to, as far as it is known. */
export interface Reachable {
  readonly safe: SafeWays;
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
 * The one rule of what may be used, each way by itself. It fails closed: a plain yes and, where something stays behind,
 * that nobody else sees it, or that the person said yes to this way knowing that somebody does.
 */
export function isSafeWay(safe: SafeWays, way: SeenWay | 'phone'): boolean {
  if (safe[way] !== 'yes') return false;
  if (way === 'phone' || safe.othersSeeMessages === 'no') return true;
  return safe.othersSeeMessages === 'yes' && safe.knowingly?.includes(way) === true;
}

/** Whether anybody else sees what arrives, by who does. */
export function othersSee(seenBy: readonly SeenBy[]): YesNoNotKnown {
  if (seenBy.length === 0 || seenBy.includes('not-known')) return 'not-known';
  return seenBy.includes('nobody') ? 'no' : 'yes';
}

/** E-mail first, because it leaves no sound and no screen that lights up. */
export function waysToWrite({ safe, reading, email, phone }: Reachable): readonly WayToWrite[] {
  // Somebody else would have to read it out.
  if (reading === 'not-in-writing') return [];
  const mobile = phone === undefined ? undefined : ukMobile(phone);
  return [
    ...(isSafeWay(safe, 'email') && email !== undefined
      ? [{ channel: 'email', to: email } as const]
      : []),
    ...(isSafeWay(safe, 'sms') && mobile !== undefined
      ? [{ channel: 'sms', to: mobile } as const]
      : []),
  ];
}

/** As `+447…`; undefined where it is no mobile telephone of the United Kingdom: another would not show a text. */
function ukMobile(phone: string): string | undefined {
  const [, national] = UK_MOBILE.exec(phone.replaceAll(SPACING, '')) ?? [];
  return national === undefined ? undefined : `+44${national}`;
}
