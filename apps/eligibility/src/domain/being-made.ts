/** Filled field by field while it is made: cheaper than spreading, where it is done for every line of a judgement. */
export type BeingMade<Made> = { -readonly [Key in keyof Made]: Made[Key] };
