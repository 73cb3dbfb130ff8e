import { pastJudge } from '../domain/what-if/compared-criteria.js';
import type { Tallied } from '../domain/what-if/tally.js';
import { PastReferralsView } from '../store/past-referrals.view.js';
import { JudgePastReferrals } from '../use-cases/judge-past-referrals.js';
import { PastJudging, type JudgedAlong, type PastQuestion } from './past-judging.js';

/** What the threads do, on the thread of the spec, which runs sources and not what is built. */
export class SameThread extends PastJudging {
  databaseUrl = '';
  /** Waited for before anything is judged. */
  until: Promise<void> = Promise.resolve();

  async judge(
    { criteria, since }: PastQuestion,
    { progress, signal }: JudgedAlong,
  ): Promise<Tallied | undefined> {
    const past = await PastReferralsView.open(this.databaseUrl);
    const spans = await past.spansSince(since);
    const of = spans.reduce((sum, { referrals }) => sum + referrals, 0);
    progress({ lookedAt: 0, of });
    await Promise.race([this.until, aborted(signal)]);
    const judging = new JudgePastReferrals(past, pastJudge(criteria));
    for (const span of spans) {
      if (signal.aborted) break;
      await judging.execute(span, (lookedAt) => {
        progress({ lookedAt, of });
      });
    }
    await past.close();
    return signal.aborted ? undefined : judging.tally;
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
