import type { ContactPoints } from '@waymark/contracts';

export type SafeAddress =
  { readonly safe: true; readonly email: string } | { readonly safe: false };

/** Fails closed: only a plain yes for e-mail that nobody else sees lets a message go to her. */
export function safeEmail(points: ContactPoints): SafeAddress {
  const safe =
    !points.messagesStopped &&
    points.safe.email === 'yes' &&
    points.safe.othersSeeMessages === 'no' &&
    points.womanEmail !== undefined;
  return safe ? { safe, email: points.womanEmail } : { safe: false };
}
