import type { Owed, Task } from './owed.js';

/** What a record has changed beside itself, kept in case that it was a mistake. */
export interface Changed {
  /** The task that it opened. */
  readonly opened?: string;
  /** Tasks that it settled. */
  readonly settled?: readonly Task[];
  /** Steps whose time it began anew: as they were, and when they were due then. */
  readonly renewed?: readonly { readonly was: Owed; readonly dueAt: string }[];
}
