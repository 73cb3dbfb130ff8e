// A process of its own: the same criteria judged by ours, by json-rules-engine and by zen-engine. Before anything is
// timed, every line and every verdict is compared.
import { referrals } from '../load/referrals.mjs';
import { flatFacts } from './engines/flat-facts.mjs';
import { translate } from './engines/translate.mjs';
import { built, compiledServices, factsOf } from './referrals-to-judge.mjs';

const [, , seed, today = '', seconds] = process.argv;
const differentReferrals = 2_000;
/** Judgements that the slower engines go round and round. */
const mostQuestions = 1_000;

const { assess } = await built('eligibility/src/domain/assess.js');
const { judgePathway } = await built('eligibility/src/domain/judge-pathway.js');
const { referralCase } = await built('eligibility/src/domain/referral-case.js');
const { subjectsOf } = await built('eligibility/src/domain/subjects.js');
const calendar = await built('eligibility/src/domain/calendar.js');
const { REFERRER_ROLES: roles } = await built('../libs/contracts/src/vocabulary.js');
const day = calendar.dayNumber(today);
const when = { judgedOn: today, firstReferredOn: today };

const all = await compiledServices();
const translated = all.flatMap((service) =>
  [...service.pathways.values()].flatMap((compiled) => {
    const pathway = translate(service, compiled, { calendar, today: day, acceptedRoles });
    return pathway === undefined ? [] : [pathway];
  }),
);
const keyOf = (/** @type {{ serviceId: string, pathway: string }} */ { serviceId, pathway }) =>
  `${serviceId} ${pathway}`;
const byKey = new Map(translated.map((pathway) => [keyOf(pathway), pathway]));
const services = all.filter(({ serviceId }) =>
  translated.some((pathway) => pathway.serviceId === serviceId),
);

const made = await factsOf(
  referrals({ seed: Number(seed), today }).many(differentReferrals),
  today,
);
// An engine is given one thing that happened; who has several of them is judged on each, and left out here.
const facts = made.filter(
  ({ occurrences, need }) => occurrences.length < 2 && need.traumaOn === undefined,
);
const questions = facts.flatMap(questionsOf);
if (questions.length < mostQuestions)
  throw new Error(`only ${questions.length} judgements to compare`);

const engines = [];
for (const [name, load] of [
  ['json-rules-engine', () => import('./engines/json-rules.mjs').then((one) => one.jsonRules)],
  ['zen-engine', () => import('./engines/zen.mjs').then((one) => one.zen)],
]) {
  engines.push(await measured(name, load));
}
const ours = await timed(ourRound);
process.stdout.write(
  JSON.stringify({
    services: services.length,
    pathways: translated.length,
    questions: questions.length,
    lines: questions.reduce((sum, { lines }) => sum + lines.length, 0) / questions.length,
    oursPerSecond: ours,
    engines,
  }),
);

/** What was judged of a referral that can be put to an engine as well. */
function questionsOf(one) {
  const referral = referralCase(one, { on: today, firstReferredOn: today }, all[0].places);
  return assess(one, when, services).judgements.flatMap((judgement) => {
    const pathway = byKey.get(keyOf(judgement));
    if (pathway === undefined) return [];
    const [happening] = subjectsOf(judgement.pathway, referral.happenings);
    if (referral.facts.referrer.role === 'self') return [];
    const service = services.find(({ serviceId }) => serviceId === judgement.serviceId);
    const lines = judgement.lines.filter(({ depth }) => depth === 0);
    return [
      {
        pathway,
        service,
        compiled: service.pathways.get(judgement.pathway),
        referral,
        flat: flatFacts(referral, happening),
        lines: lines.map(({ outcome }) => outcome === 'met'),
        eligible: judgement.outcome === 'eligible',
      },
    ];
  });
}

async function measured(name, load) {
  const make = await load().catch((error) => error);
  if (make instanceof Error) return { name, refused: make.message.split('\n')[0] };
  const judges = new Map(translated.map((pathway) => [pathway, make(pathway)]));
  let differences = 0;
  for (const { pathway, flat, lines, eligible } of questions) {
    const seen = await judges.get(pathway).judge(flat);
    const all = pathway.lines.every(({ decides }, at) => !decides || seen[at]);
    const same = seen.length === lines.length && seen.every((met, at) => met === lines[at]);
    if (!same || all !== eligible) differences += 1;
  }
  const some = questions.slice(0, mostQuestions);
  const perSecond = await timed(async () => {
    for (const { pathway, flat } of some) await judges.get(pathway).judge(flat);
    return some.length;
  });
  return { name, compared: questions.length, differences, perSecond };
}

/** Ours answers with dates, questions, sentences and sources besides. */
async function ourRound() {
  for (const { service, compiled, referral } of questions) {
    judgePathway(service, compiled, referral, false);
  }
  return questions.length;
}

/** Judgements in a second of CPU, of whatever threads. @param {() => Promise<number>} round */
async function timed(round) {
  await round();
  const before = process.cpuUsage();
  const end = performance.now() + Number(seconds) * 1000;
  let judged = 0;
  while (performance.now() < end) judged += await round();
  const { user, system } = process.cpuUsage(before);
  return judged / ((user + system) / 1e6);
}

/** The roles that a pathway takes referrals from, asked of its own rule. */
function acceptedRoles(compiled) {
  const [rule] = compiled.byOthers;
  return roles.filter((role) => rule.judge({ facts: { referrer: { role } } }).outcome === 'met');
}
