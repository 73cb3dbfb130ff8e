import type { ServiceName } from '@waymark/contracts';

/** What one service's book says must be, another's has to show. */
export interface Comparison {
  readonly of: ServiceName;
  readonly book: string;
  readonly at: ServiceName;
  readonly bookThere: string;
  /** The numbers are those of a line of events: less is not yet heard. */
  readonly isLine: boolean;
  /** What `of` does not keep is no difference: the other may not yet have heard that it is gone. */
  readonly bothOnly: boolean;
}

/** Whose events each service hears. */
export const HEARS: Readonly<Partial<Record<ServiceName, readonly ServiceName[]>>> = {
  intake: ['routing'],
  eligibility: ['intake', 'routing'],
  routing: ['intake', 'eligibility', 'notification', 'operations'],
  notification: ['intake', 'routing'],
  operations: ['intake', 'eligibility', 'routing', 'notification'],
};

const KEEP_REFERRALS: readonly ServiceName[] = [
  'eligibility',
  'routing',
  'notification',
  'operations',
];

const lines: readonly Comparison[] = Object.entries(HEARS).flatMap(([at, producers]) =>
  producers.map((of) => ({
    of,
    book: 'said',
    at: at as ServiceName,
    bookThere: `heard.${of}`,
    isLine: true,
    bothOnly: false,
  })),
);

const kept = { of: 'intake', isLine: false } as const;

/** Everything that is compared. What was not heard comes first: it explains what is missing. */
export const COMPARISONS: readonly Comparison[] = [
  ...lines,
  ...KEEP_REFERRALS.map((at) => ({
    ...kept,
    ...{ book: 'referrals', at, bookThere: 'referrals', bothOnly: false },
  })),
  { ...kept, book: 'facts', at: 'eligibility', bookThere: 'facts', bothOnly: true },
];
