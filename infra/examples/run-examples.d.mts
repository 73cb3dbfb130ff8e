import type { PlacementView, ReferralSent, Role } from '@waymark/contracts';

export interface Example {
  readonly name: string;
  readonly need: string;
  readonly area: string;
  readonly body: object;
  readonly expect: object & { readonly earlier?: number };
  /** What people do with it after it was placed. */
  readonly then?: readonly object[];
}

export interface PersonOfExample {
  readonly role: Role;
  readonly organisation: string;
  readonly audience: 'intake' | 'routing';
}

export interface FollowedExample {
  readonly example: Example;
  readonly sent: ReferralSent;
  readonly placement: PlacementView;
  readonly tookMs: number;
}

export function readExamples(): readonly Example[];
/** The body to send on a London day. */
export function bodyOn(example: Example, today: string): object;
export function runExamples(how: {
  readonly intakeUrl: string;
  readonly routingUrl: string;
  readonly token: (audience: string) => Promise<string>;
  /** A person's token; without it examples are followed until they are placed, and no further. */
  readonly personToken?: (who: PersonOfExample) => Promise<string>;
  readonly today: string;
  readonly print: (table: string) => void;
  /** Idempotency-Key of an example; the same key and day get the referral that is there already. */
  readonly keyOf?: (example: Example) => string;
  readonly limitMs?: number;
}): Promise<readonly FollowedExample[]>;
