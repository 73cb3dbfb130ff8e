import type { ReferrerRole } from '@waymark/contracts';

/** How a referral came, and in whose name. */
export interface Sender {
  readonly channel: 'form' | 'api' | 'self';
  readonly organisation: string;
}

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The organisation of all who refer themselves, or somebody of their family: none of them sees another's. */
export const SELF = 'self';

/** Undefined where the caller's organisation is no code that the services know each other by. */
export function senderOf(
  by: { readonly kind: 'person' | 'machine'; readonly organisation: string },
  role: ReferrerRole,
): Sender | undefined {
  if (role === 'self' || by.organisation === SELF) return { channel: 'self', organisation: SELF };
  if (!CODE.test(by.organisation)) return undefined;
  return { channel: by.kind === 'person' ? 'form' : 'api', organisation: by.organisation };
}
