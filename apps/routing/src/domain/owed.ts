import type { NextStep } from '@waymark/contracts';

/** A step somebody owes, with its clock and what the clock has said. */
export interface Owed extends NextStep {
  /** When its owner is reminded. */
  readonly soonAt: string;
  readonly soonSaid: boolean;
  readonly breachSaid: boolean;
  /** Somebody looked into its being late and it is late still: said again from then on. */
  readonly againAt?: string;
}

export const TASK_PURPOSES = [
  'overdue',
  'message',
  'message-unsure',
  'consent',
  'call',
  'appointment',
  'rebook',
  'contact',
  'returned',
  'refer-on',
  'opening',
  'plan',
  'lead',
  'worse',
  'death',
  'sooner',
  'moved',
  'closing',
  'set-aside',
] as const;

/** A step beside the placement's own: somebody overdue, a message that failed, a call, an offer where nobody is taken, a plan. */
export interface Task {
  readonly taskId: string;
  readonly purpose: (typeof TASK_PURPOSES)[number];
  readonly step: Owed;
  /** Which step is overdue; the task is settled once that step is no longer owed. */
  readonly about?: string;
  /** Of which messages nobody knows whether they arrived; the task is settled once all of them are known to have. */
  readonly messages?: readonly string[];
  /** The service that closes; the task is settled once it has no part in what happens with her. */
  readonly of?: string;
}
