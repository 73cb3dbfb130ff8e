import type { Pathway } from '@waymark/contracts';
import type { Different } from './facts.fixture.js';

/**
 * A rule; somebody just inside it, in what is different from who meets everything; somebody just outside; and what the
 * answer is then (absent: not eligible). Without anybody outside: the page lets everybody in.
 */
export type Row = readonly [rule: string, inside: Different, outside?: Different, is?: string];

/** The published rules of one pathway, each with its two sides. */
export interface PublishedRules {
  readonly pathway: Pathway;
  /** Who meets every rule. */
  readonly meets: Different;
  /** Said of that person (absent: eligible): a rule that only the service can judge leaves it open. */
  readonly is?: 'cannot-tell';
  readonly rows: readonly Row[];
}

export type ServiceTables = Readonly<Record<string, readonly PublishedRules[]>>;
