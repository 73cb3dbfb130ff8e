import type { PastJudge } from '../domain/what-if/past-judge.js';
import { Tally } from '../domain/what-if/tally.js';
import type { DaySpan, PastReferralsView } from '../store/past-referrals.view.js';

/** Judges the stored referrals of some days by the criteria in force and by a draft, and counts what changes. */
export class JudgePastReferrals {
  readonly tally = new Tally();

  constructor(
    private readonly past: PastReferralsView,
    private readonly judge: PastJudge,
  ) {}

  /** `lookedAt` is told how many more were looked at. */
  async execute(span: DaySpan, lookedAt: (more: number) => void): Promise<void> {
    for await (const page of this.past.of(span)) {
      for (const referral of page) this.judge.count(referral, this.tally);
      lookedAt(page.length);
    }
  }
}
