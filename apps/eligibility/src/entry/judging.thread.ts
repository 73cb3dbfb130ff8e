import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import 'reflect-metadata';
import { pastJudge } from '../domain/what-if/compared-criteria.js';
import type { ThreadIsTold, ThreadOrder, ThreadSays } from '../gateways/judging-threads.js';
import { PastReferralsView } from '../store/past-referrals.view.js';
import { JudgePastReferrals } from '../use-cases/judge-past-referrals.js';

// A thread of its own: asks for a span of days, judges it, and so on; in the end it says what it has counted.

const port = parentPort;
if (port === null) throw new Error('This is run by JudgingThreads, as a thread.');
const say = (said: ThreadSays): void => {
  port.postMessage(said);
};

const { databaseUrl, criteria } = workerData as ThreadOrder;
const past = await PastReferralsView.open(databaseUrl);
const judging = new JudgePastReferrals(past, pastJudge(criteria));

for (;;) {
  const told = once(port, 'message') as Promise<[ThreadIsTold]>;
  say({ says: 'next' });
  const [span] = await told;
  if (span === 'no-more') break;
  await judging.execute(span, (more) => {
    say({ says: 'looked-at', more });
  });
}
const { people, keys } = judging.tally;
say({ says: 'counted', counts: { people, keys } });
await past.close();
port.close();
