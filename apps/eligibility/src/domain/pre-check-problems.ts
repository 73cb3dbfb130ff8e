import {
  currentStateProblems,
  needProblems,
  occurrenceProblems,
  type Day,
  type FieldProblem,
  type PlaceFacts,
  type PreCheck,
  type ReferralFacts,
} from '@waymark/contracts';
import type { CompiledService } from './compile-service.js';
import type { PlaceRegister } from './place-register.js';

interface Ground {
  /** The day on which the facts are told. */
  readonly today: Day;
  /** The services whose criteria are in force on the day judged. */
  readonly services: readonly CompiledService[];
  /** The first day on which any criteria were in force. */
  readonly since: Day | undefined;
}

/** What a pre-check asks that cannot be: facts that contradict each other, codes that nobody knows, a day without criteria. */
export function* preCheckProblems(
  { facts, services: named }: PreCheck,
  { today, services, since }: Ground,
): Generator<FieldProblem> {
  for (const problem of factProblems(facts, today)) {
    yield { ...problem, field: `facts.${problem.field}` };
  }
  const [any] = services;
  if (any === undefined) {
    yield {
      field: 'asOf',
      rule: 'criteria-in-force',
      message: `No criteria are in force on this day${since === undefined ? '' : `; the first are from ${since}`}. Choose a later day, or leave it out for today.`,
    };
    return;
  }
  yield* placeProblems(facts.places, any.places);
  if (named !== undefined) yield* namedProblems(named, services);
}

function* factProblems(facts: ReferralFacts, today: Day): Generator<FieldProblem> {
  yield* currentStateProblems(facts.current, today);
  yield* occurrenceProblems(facts.occurrences, today);
  yield* needProblems(facts, today);
  if (facts.ageMonths !== undefined && facts.ageYears === undefined) {
    yield {
      field: 'ageMonths',
      rule: 'age-years-missing',
      message: 'Months count on top of years: give the age in years too, or take this out.',
    };
  }
}

function* placeProblems(facts: PlaceFacts, register: PlaceRegister): Generator<FieldProblem> {
  for (const [where, kind] of [
    ['residence', 'area'],
    ['gpPractice', 'area'],
    ['bookedUnit', 'unit'],
  ] as const) {
    const { known, places } = facts[where];
    const field = `facts.places.${where}`;
    if (places.length > 0 && known !== 'known' && known !== 'hidden') {
      yield {
        field: `${field}.places`,
        rule: 'places-contradicted',
        message: 'Places are given only where they are known: take them out, or say so.',
      };
    }
    // A finer place than the list has may stand beside one that it has.
    if (places.length > 0 && !places.some((key) => register.has(key, kind))) {
      yield {
        field: `${field}.places`,
        rule: 'known-place',
        message: `None of these is ${kind === 'area' ? 'an area' : 'a maternity unit'} of the place list. Look it up with POST /places.`,
      };
    }
  }
}

function* namedProblems(
  named: readonly string[],
  services: readonly CompiledService[],
): Generator<FieldProblem> {
  if (named.length === 0) {
    yield {
      field: 'services',
      rule: 'services-named',
      message: 'Name at least one service, or leave this out for all that may be theirs.',
    };
  }
  for (const [at, id] of named.entries()) {
    if (services.some(({ serviceId }) => serviceId === id)) continue;
    yield {
      field: `services[${String(at)}]`,
      rule: 'known-service',
      message:
        'This service has no criteria in force on the day judged. GET /criteria lists those that have.',
    };
  }
}
