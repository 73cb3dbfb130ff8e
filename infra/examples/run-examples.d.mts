import type { PlacementView, ReferralSent } from '@waymark/contracts';

export interface Example {
  readonly name: string;
  readonly need: string;
  readonly area: string;
  readonly body: object;
  readonly expect: object;
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
  readonly today: string;
  readonly print: (table: string) => void;
  /** Idempotency-Key of an example; the same key and day get the referral that is there already. */
  readonly keyOf?: (example: Example) => string;
  readonly limitMs?: number;
}): Promise<readonly FollowedExample[]>;
