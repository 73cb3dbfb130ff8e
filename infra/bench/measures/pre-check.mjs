import { machineToken } from '../../start/machine-token.mjs';
import { compiledServices, factsOf } from '../assess/referrals-to-judge.mjs';
import { askSteadily } from '../load/questions.mjs';
import { spread } from '../load/quantiles.mjs';
import { costsOf, differences } from '../process-costs.mjs';

const perSecond = 100;
const warmUpSeconds = 8;
/** Answers that need no work, asked for meanwhile: how long this machine lets anything wait. */
const barePerSecond = 20;
const differentQuestions = 1_000;

/**
 * What a referrer waits for before sending: the judgement of every candidate service, and what routing would do.
 * @param {object} what
 * @param {import('../line/line.mjs').Line} what.line
 * @param {ReturnType<typeof import('../load/referrals.mjs').referrals>} what.source
 * @param {number} what.seconds
 * @param {string} what.today
 */
export async function measurePreCheck({ line, source, seconds, today }) {
  const bodies = await questions(source, today);
  const ask = async (/** @type {number} */ long) =>
    askSteadily({
      url: `http://localhost:${line.ports.eligibility}/pre-checks`,
      token: await machineToken({
        tokenUrl: `http://localhost:${line.ports.identity}/token`,
        client: 'waymark-examples',
        service: 'eligibility',
        scopes: ['pre-checks:write'],
      }),
      bodies: Array.from({ length: perSecond * long }, (_, nth) => bodies[nth % bodies.length]),
      perSecond,
    });
  await ask(warmUpSeconds);
  const before = costsOf(line.pids());
  const [answers, bare] = await Promise.all([
    ask(seconds),
    askSteadily({
      url: `http://localhost:${line.ports.eligibility}/health/live`,
      bodies: Array.from({ length: barePerSecond * seconds }, () => undefined),
      perSecond: barePerSecond,
    }),
  ]);
  const { eligibility, routing } = differences(before, costsOf(line.pids()));
  const cpuMs = (/** @type {{ cpuSeconds: number }} */ { cpuSeconds }) =>
    (cpuSeconds * 1000) / answers.length;
  const withoutRouting = answers.filter(({ text }) => !text.includes('"routingAnswered":true'));
  return {
    perSecond,
    asked: answers.length,
    answerMs: spread(answers.map(({ ms }) => ms)),
    bareMs: spread(bare.map(({ ms }) => ms)),
    withoutRouting: withoutRouting.length,
    answerKb: answers.reduce((sum, { text }) => sum + text.length, 0) / answers.length / 1024,
    cpuMsEach: { eligibility: cpuMs(eligibility), routing: cpuMs(routing) },
  };
}

/** One in ten of another day, one in ten in five named areas; the rest as a form asks. */
async function questions(source, today) {
  const facts = await factsOf(source.many(differentQuestions), today);
  const hubs = (await compiledServices())
    .filter(({ kind }) => kind === 'mmhs')
    .map(({ serviceId }) => serviceId);
  return facts.map((one, nth) =>
    JSON.stringify({
      facts: one,
      ...(nth % 10 === 1 && { asOf: '2026-06-30' }),
      ...(nth % 10 === 2 && { services: hubs.slice(nth % 30, (nth % 30) + 5) }),
    }),
  );
}
