import type {
  Candidate,
  Day,
  Judgement,
  MissingAnswer,
  PlaceFact,
  ReferralFacts,
} from '@waymark/contracts';
import { mayBeAdmittedWithBaby } from './admission.js';
import type { CompiledService } from './compile-service.js';
import { judgePathway } from './judge-pathway.js';
import { neededPathways, pathwaysJudged } from './pathways-judged.js';
import { PlaceRegister } from './place-register.js';
import { referralCase, type ReferralCase } from './referral-case.js';

/** Every service that may be hers, and what each one's published criteria say, with every reason. */
export interface Assessment {
  readonly candidates: readonly Candidate[];
  readonly judgements: readonly Judgement[];
  /** Answers that would settle what cannot be told. */
  readonly missing: readonly MissingAnswer[];
}

export interface JudgedWhen {
  /** The London day judged. */
  readonly judgedOn: Day;
  /** The day her one clock started: windows close by it, so that no delay of ours counts. */
  readonly firstReferredOn: Day;
}

const MOST_MISSING = 30;

/**
 * Judges a referral against the criteria in force on a day. Same facts, days and criteria: the same answer, byte for
 * byte. `named` services, and no others, are judged whatever the geography.
 */
export function assess(
  facts: ReferralFacts,
  { judgedOn, firstReferredOn }: JudgedWhen,
  services: readonly CompiledService[],
  named?: readonly string[],
): Assessment {
  const places = services[0]?.places ?? NO_PLACES;
  const referral = referralCase(facts, { on: judgedOn, firstReferredOn }, places);
  const chosen =
    named === undefined ? candidatesOf(referral, services) : namedOf(referral, services, named);
  const needed = neededPathways(referral);
  const judgements = chosen.flatMap(({ service, asIfInArea }) =>
    pathwaysJudged(service, needed).map((pathway) =>
      judgePathway(service, pathway, referral, asIfInArea),
    ),
  );
  return {
    candidates: chosen.map(({ candidate }) => candidate),
    judgements,
    missing: missingOf(facts, chosen, judgements),
  };
}

const NO_PLACES = new PlaceRegister([]);

interface Chosen {
  readonly service: CompiledService;
  readonly candidate: Candidate;
  readonly asIfInArea: boolean;
}

/** Services by the places that can make them candidates; made once for each list of services. */
const byPlace = new WeakMap<readonly CompiledService[], ReadonlyMap<string, readonly number[]>>();

function indexOf(services: readonly CompiledService[]): ReadonlyMap<string, readonly number[]> {
  const known = byPlace.get(services);
  if (known !== undefined) return known;
  const index = new Map<string, number[]>();
  services.forEach(({ belonging }, at) => {
    for (const key of belonging.triggers) index.set(key, [...(index.get(key) ?? []), at]);
  });
  byPlace.set(services, index);
  return index;
}

function candidatesOf(
  referral: ReferralCase,
  services: readonly CompiledService[],
): readonly Chosen[] {
  const index = indexOf(services);
  const near = new Set<number>();
  for (const { keys } of [referral.home, referral.practice, referral.unit]) {
    for (const key of keys) for (const at of index.get(key) ?? NONE) near.add(at);
  }
  const chosen: Chosen[] = [];
  for (const at of [...near].sort((one, other) => one - other)) {
    const service = services[at];
    if (service?.kind === 'mother-and-baby-unit' && !mayBeAdmittedWithBaby(referral)) continue;
    const candidate = service?.belonging.candidate(referral);
    if (service !== undefined && candidate !== undefined) {
      chosen.push({ service, candidate, asIfInArea: false });
    }
  }
  return chosen;
}

const NONE: readonly number[] = [];

function namedOf(
  referral: ReferralCase,
  services: readonly CompiledService[],
  named: readonly string[],
): readonly Chosen[] {
  return services
    .filter(({ serviceId }) => named.includes(serviceId))
    .map((service) => {
      const { serviceId, kind, file } = service;
      const found = service.belonging.candidate(referral);
      const belongs = found !== undefined && !found.bases.every((basis) => basis === 'footprint');
      if (found !== undefined && (belongs || found.basisOpen)) {
        const plain: { readonly [Key in keyof Candidate]: Candidate[Key] } = found;
        const candidate = { ...plain, bases: [...plain.bases, 'named' as const] };
        return { service, candidate, asIfInArea: false };
      }
      const why = `${file.name} (${file.area}) was named, and is judged as if the person belonged to its area.`;
      const candidate = { serviceId, kind, bases: ['named' as const], why, basisOpen: false };
      return { service, candidate, asIfInArea: true };
    });
}

const ASK_HOME = { fact: 'places.residence', question: 'Which area is home in?' };
const ASK_PRACTICE = { fact: 'places.gpPractice', question: 'Which area is the GP practice in?' };

const isUnknown = ({ known, places }: PlaceFact): boolean =>
  known === 'not-known' || ((known === 'known' || known === 'hidden') && places.length === 0);

// Nobody is admitted by this form, so nobody is asked anything for the sake of a bed.
const isUnit = (serviceId: string, chosen: readonly Chosen[]): boolean =>
  chosen.some(
    ({ candidate }) =>
      candidate.serviceId === serviceId && candidate.kind === 'mother-and-baby-unit',
  );

/** Without an area nothing can be judged, so it is asked first; then what would settle each answer that is open. */
function missingOf(
  { places }: ReferralFacts,
  chosen: readonly Chosen[],
  judgements: readonly Judgement[],
): readonly MissingAnswer[] {
  const nowhere = !chosen.some(({ candidate }) => candidate.kind === 'mmhs');
  const asked: MissingAnswer[] = [];
  if (nowhere && isUnknown(places.residence)) asked.push(ASK_HOME);
  if (nowhere && isUnknown(places.gpPractice)) asked.push(ASK_PRACTICE);
  for (const { serviceId, missing } of judgements) {
    if (missing.length > 0 && !isUnit(serviceId, chosen)) asked.push(...missing);
  }
  if (asked.length < 2) return asked;
  const once = new Map(asked.map((one) => [`${one.fact} ${one.question}`, one]));
  return [...once.values()].slice(0, MOST_MISSING);
}
