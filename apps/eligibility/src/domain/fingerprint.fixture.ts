import { createHash } from 'node:crypto';
import type { Day, ReferralFacts } from '@waymark/contracts';
import {
  allOf,
  anyOf,
  aCriteriaFile,
  offers,
  refuses,
  rule,
  silentAbout,
} from './a-service.fixture.js';
import { assess } from './assess.js';
import { isoDay } from './calendar.js';
import { compileService } from './compile-service.js';
import { readCriteriaFile } from './criteria-file.js';
import { SETTINGS } from './criteria/settings.fixture.js';
import { somePlaces } from './criteria/judged.fixture.js';
import { BUILT_IN, criterionRegister } from './criteria/register.js';
import type { RegisteredCriterion } from './criterion.js';
import { CriterionRevisions } from './criterion-revisions.js';
import { POPULATION } from './population.fixture.js';
import { referralCase } from './referral-case.js';
import { check, met, notKnown, notMet, notPublished, notYet, type Verdict } from './verdict.js';

/** What is said of the same people, and the mark of all of it. */
export interface Fingerprint {
  readonly mark: string;
  /** Some of what is said, for whoever reads the difference. */
  readonly says: readonly string[];
}

const DAYS: readonly Day[] = ['2026-11-22', '2028-02-29'];
const FIRST_REFERRED: Day = '2026-11-20';
const SOME = 3;

function fingerprintOf(said: readonly string[]): Fingerprint {
  const hash = createHash('sha256');
  for (const sentence of said) hash.update(`${sentence}\n`);
  const different = [...new Set(said)];
  const step = Math.max(1, Math.floor(different.length / SOME));
  const says = different.filter((_, at) => at % step === 0).slice(0, SOME);
  return { mark: hash.digest('hex').slice(0, 16), says };
}

/** What one criterion says of everybody, with every setting. */
export function fingerprintOfCriterion(criterion: RegisteredCriterion): Fingerprint {
  const said: string[] = [];
  for (const settings of SETTINGS[criterion.code] ?? []) {
    const context = {
      serviceKind: 'mmhs',
      serviceName: 'Harbour',
      pathway: 'birth-trauma',
      places: somePlaces,
    } as const;
    const judge = criterion.judgeBy(settings, context);
    const changes = criterion.changesBy(settings, context);
    said.push(`${criterion.question} ${criterion.rule(settings, context)}`);
    for (const facts of POPULATION) {
      for (const on of DAYS) {
        const referral = referralCase(facts, { on, firstReferredOn: FIRST_REFERRED }, somePlaces);
        const [happening] = referral.happenings;
        const verdict = judge(referral, happening);
        said.push(sentenceOf(verdict));
        if (verdict.outcome !== 'not-met' || changes === undefined) continue;
        said.push(...changes(referral, happening).map(({ how, words }) => `${how}: ${words}`));
      }
    }
  }
  return fingerprintOf(said);
}

function sentenceOf({ outcome, seen, because, until, missing, jointWith, redirectTo }: Verdict) {
  const asks = missing === undefined ? undefined : `${missing.fact}: ${missing.question}`;
  const more = [until === undefined ? undefined : isoDay(until), asks, jointWith, redirectTo];
  return [outcome, seen, because, ...more.filter((one) => one !== undefined)].join(' | ');
}

/** Every answer in turn, whatever the criterion: so that what is seen is how answers are put together. */
const ANSWERS: readonly ((code: string) => Verdict)[] = [
  (code) => met(`${code} yes`, `${code} is met.`),
  (code) => notMet(`${code} no`, `${code} is not met.`, 'camhs'),
  (code) => notKnown({ fact: `need.${code}`, question: `${code}?` }, `${code} was not said.`),
  (code) => notYet(20_700 + code.length, `${code} early`, `${code} is too early.`),
  (code) => notPublished(`${code} open`, `${code} is not published.`),
  (code) => ({ ...met(`${code} with`, `${code} is met.`), jointWith: 'another service' }),
];

const placeholder = (criterion: RegisteredCriterion): RegisteredCriterion => ({
  code: criterion.code,
  revision: 1,
  question: `${criterion.code}?`,
  problemsOf: () => [],
  eachHappening: (settings) => criterion.eachHappening(settings),
  rule: () => criterion.code,
  judgeBy:
    () =>
    ({ facts: { ageYears = 0 } }, happening) =>
      answerOf(criterion.code, ageYears, happening?.words.length ?? 0),
  changesBy: () => () => [check(`need.${criterion.code}`, `Is ${criterion.code} right?`)],
});

function answerOf(code: string, ageYears: number, happened: number): Verdict {
  const nth = ageYears * code.length + happened * (ageYears % 3);
  // Were it always answered in turn, hardly anybody would get to see the other answers.
  const isOffered = BUILT_IN_CODES.has(code) && ageYears % 4 > 0;
  const answer = ANSWERS[isOffered ? 0 : nth % ANSWERS.length];
  return answer?.(code) ?? met('', '');
}
const BUILT_IN_CODES = new Set(Object.values(BUILT_IN).map(({ code }) => code));

const dated = (one: object, validFrom?: string, validTo?: string): object => ({
  ...one,
  ...(validFrom !== undefined && { validFrom }),
  ...(validTo !== undefined && { validTo }),
});
const severe = rule('severity', { accepts: ['severe'] });
const window = rule('time-since-event', { event: 'loss', atMostYears: 1 });
const kind = rule('loss-kind', { accepts: ['stillbirth'] });
const carer = rule('primary-carer', { required: true });
const therapy = rule('prior-therapy', { required: true });

const FILES: readonly object[] = [
  aCriteriaFile({
    pathways: [
      offers('perinatal-loss', window, kind, anyOf(severe, allOf(carer, therapy))),
      silentAbout('tokophobia'),
      refuses('custody-loss'),
      offers(
        'birth-trauma',
        { ...severe, strength: 'described' },
        { ...therapy, strength: 'recommended' },
      ),
    ],
  }),
  aCriteriaFile({
    serviceId: 'lighthouse',
    name: 'Lighthouse',
    basis: [],
    footprint: [{ place: 'eastham' }, { place: 'westham', validFrom: '2026-12-01' }],
    criteria: [
      dated(severe, '2026-01-01', '2026-12-24'),
      anyOf(dated(therapy, '2027-01-01'), carer),
    ],
  }),
];

/** How candidates are found and answers put together. */
export function fingerprintOfJudging(): Fingerprint {
  const criteria = new CriterionRevisions(
    [...criterionRegister.values(), ...Object.values(BUILT_IN)].map(placeholder),
  );
  const services = FILES.map((file) =>
    compileService(readCriteriaFile(file, 'fingerprint.json', somePlaces), {
      revision: 1,
      standing: 'approved',
      places: somePlaces,
      criteria,
    }),
  );
  const said = POPULATION.flatMap((facts: ReferralFacts) =>
    DAYS.flatMap((judgedOn) => {
      const when = { judgedOn, firstReferredOn: FIRST_REFERRED };
      const { candidates, judgements, missing } = assess(facts, when, services);
      return [
        ...candidates.map(({ why }) => why),
        ...judgements.map((judgement) => JSON.stringify(judgement)),
        JSON.stringify(missing),
      ];
    }),
  );
  return fingerprintOf(said);
}
