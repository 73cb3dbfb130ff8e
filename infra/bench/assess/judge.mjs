// A process of its own: how many referrals a second one core judges, with every reason, over a realistic mix.
import { quantiles } from '../load/quantiles.mjs';
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

/**
 * Each time through all referrals is a lap. Where others use the machine a CPU second is worth less, so the best tenth
 * of the laps is told beside the mean of all.
 * @param {number} ms
 */
function round(ms) {
  const end = performance.now() + ms;
  const laps = [];
  while (performance.now() < end) laps.push(lap());
  const sum = (/** @type {'cpuSeconds' | 'judgements' | 'lines'} */ of) =>
    laps.reduce((total, one) => total + one[of], 0);
  const cpuSeconds = sum('cpuSeconds');
  const judged = laps.length * facts.length;
  const rates = quantiles(laps.map((one) => one.judgements / one.cpuSeconds));
  return {
    referralsPerSecond: judged / cpuSeconds,
    judgementsPerSecond: sum('judgements') / cpuSeconds,
    undisturbedPerSecond: rates(0.9),
    linesPerSecond: sum('lines') / cpuSeconds,
    judgementsPerReferral: sum('judgements') / judged,
    linesPerReferral: sum('lines') / judged,
  };
}

function lap() {
  const before = process.cpuUsage();
  let judgements = 0;
  let lines = 0;
  for (const one of facts) {
    const assessment = assess(one, when, services);
    for (const judgement of assessment.judgements) lines += judgement.lines.length;
    judgements += assessment.judgements.length;
  }
  const { user, system } = process.cpuUsage(before);
  return { cpuSeconds: (user + system) / 1e6, judgements, lines };
}
