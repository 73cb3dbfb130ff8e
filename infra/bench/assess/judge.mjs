// A process of its own: how many referrals a second one core judges, with every reason, over a realistic mix.
import { referrals } from '../load/referrals.mjs';
import { built, compiledServices, factsOf } from './referrals-to-judge.mjs';

const [, , seed, today = '', seconds] = process.argv;
const differentReferrals = 2_000;

const { assess } = await built('eligibility/src/domain/assess.js');
const services = await compiledServices();
const facts = await factsOf(
  referrals({ seed: Number(seed), today }).many(differentReferrals),
  today,
);
const when = { judgedOn: today, firstReferredOn: today };

round(2_000);
process.stdout.write(
  JSON.stringify({ services: services.length, ...round(Number(seconds) * 1000) }),
);

/** @param {number} ms */
function round(ms) {
  const before = process.cpuUsage();
  const end = performance.now() + ms;
  let judged = 0;
  let judgements = 0;
  let lines = 0;
  while (performance.now() < end) {
    for (const one of facts) {
      const assessment = assess(one, when, services);
      for (const judgement of assessment.judgements) lines += judgement.lines.length;
      judgements += assessment.judgements.length;
    }
    judged += facts.length;
  }
  const { user, system } = process.cpuUsage(before);
  const cpuSeconds = (user + system) / 1e6;
  return {
    referralsPerSecond: judged / cpuSeconds,
    judgementsPerSecond: judgements / cpuSeconds,
    linesPerSecond: lines / cpuSeconds,
    judgementsPerReferral: judgements / judged,
    linesPerReferral: lines / judged,
  };
}
