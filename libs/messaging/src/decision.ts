/** A person's decision: who and why. */
export interface Decision {
  readonly by: string;
  readonly reason: string;
}
