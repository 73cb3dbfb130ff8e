/** A person's decision: who and why. */
export interface Decision {
  readonly by: string;
  readonly reason: string;
}

/** And in which of their roles. */
export interface DecisionInRole extends Decision {
  readonly role: string;
}
