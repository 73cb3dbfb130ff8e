/** An answer of a health check, in words that say what to do. */
export interface HealthAnswer {
  readonly ok: boolean;
  /** What is wrong or right; no addresses, no error texts. */
  readonly detail: string;
}

/** One thing a service needs; a library registers its own with `HealthIndicators`. */
export interface HealthIndicator {
  readonly name: string;

  /** Can this process take work now? */
  ready(): HealthAnswer | Promise<HealthAnswer>;

  /** Is this process beyond help, so that only a restart mends it? Absent: it never is. */
  live?(): HealthAnswer;
}
