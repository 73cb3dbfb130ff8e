import type { FieldProblem, PersonDetails, WhereSheIs } from '@waymark/contracts';
import type { PlaceList } from './place-list.js';

/** What is wrong with where she is said to belong. */
export function* placeProblems(
  where: WhereSheIs,
  person: Pick<PersonDetails, 'address' | 'postcode'>,
  list: PlaceList,
): Generator<FieldProblem> {
  yield* residenceProblems(where, person);
  yield* gpProblems(where);
  yield* unitProblems(where);
  yield* unknownPlaces(where, list);
}

/** Keys that are not in the list, or are of the wrong kind. */
export function* unknownPlaces(where: WhereSheIs, list: PlaceList): Generator<FieldProblem> {
  yield* areaProblems('where.residencePlaces', where.residencePlaces, list);
  yield* areaProblems('where.gpPlaces', where.gpPlaces, list);
  if (where.unit !== undefined && list.kindOf(where.unit) !== 'unit') {
    yield {
      field: 'where.unit',
      rule: 'unknown-unit',
      message: 'This is not a maternity unit of the list; see GET /places.',
    };
  }
}

function* residenceProblems(
  { residence, residencePlaces }: WhereSheIs,
  { address, postcode }: Pick<PersonDetails, 'address' | 'postcode'>,
): Generator<FieldProblem> {
  if (residence === 'hidden') {
    const message = 'The address is hidden: leave this out and choose only the area.';
    if (address !== undefined) yield { field: 'person.address', rule: 'hidden-address', message };
    if (postcode !== undefined) yield { field: 'person.postcode', rule: 'hidden-address', message };
  }
  if (residence === 'known' && postcode === undefined && residencePlaces.length === 0) {
    yield {
      field: 'where.residencePlaces',
      rule: 'residence-place',
      message: 'Give the person’s postcode, or choose the area where they live.',
    };
  }
  if (residence !== 'known' && residence !== 'hidden' && residencePlaces.length > 0) {
    yield {
      field: 'where.residencePlaces',
      rule: 'residence-contradicted',
      message: 'An area was chosen: say that the residence is known or hidden, or take it out.',
    };
  }
}

function* gpProblems(where: WhereSheIs): Generator<FieldProblem> {
  const given = where.gpPracticeCode !== undefined || where.gpPlaces.length > 0;
  if (where.gpPractice === 'known' && !given) {
    yield {
      field: 'where.gpPlaces',
      rule: 'gp-place',
      message: 'Give the code of the GP practice, or choose the area where it is.',
    };
  }
  if (where.gpPractice !== 'known' && given) {
    yield {
      field: 'where.gpPractice',
      rule: 'gp-contradicted',
      message: 'A GP practice was given: say that it is known, or take it out.',
    };
  }
}

function* unitProblems({ bookedUnit, unit }: WhereSheIs): Generator<FieldProblem> {
  if (bookedUnit === 'known' && unit === undefined) {
    yield {
      field: 'where.unit',
      rule: 'unit-missing',
      message: 'Choose the maternity unit, or say that it is not known.',
    };
  }
  if (bookedUnit !== 'known' && unit !== undefined) {
    yield {
      field: 'where.bookedUnit',
      rule: 'unit-contradicted',
      message: 'A maternity unit was chosen: say that it is known, or take it out.',
    };
  }
}

function* areaProblems(
  field: string,
  keys: readonly string[],
  list: PlaceList,
): Generator<FieldProblem> {
  for (const [index, key] of keys.entries()) {
    if (list.kindOf(key) === 'area') continue;
    yield {
      field: `${field}[${index}]`,
      rule: 'unknown-place',
      message: 'This is not an area of the list; see GET /places.',
    };
  }
}
