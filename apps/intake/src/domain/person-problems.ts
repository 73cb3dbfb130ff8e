import {
  addYears,
  type Day,
  type FieldProblem,
  type PersonDetails,
  type SendReferral,
} from '@waymark/contracts';
import { NHS_NUMBER_FAULT_WORDS, readNhsNumber } from './nhs-number.js';
import { readPostcode } from './postcode.js';
import type { SendingContext } from './sending-context.js';

const YOUNGEST = 8;
const OLDEST = 75;
// Her one clock starts with it, so a wrong year would open windows that are long closed.
const LONGEST_EPISODE_YEARS = 3;

/** What is wrong with who she is said to be. */
export function* personProblems(
  { person, firstReferredOn }: SendReferral,
  { today, sentBy }: SendingContext,
): Generator<FieldProblem> {
  yield* nhsNumberProblems(person, sentBy);
  if (person.birthDate !== undefined) yield* birthDateProblems(person.birthDate, today);
  if (person.postcode !== undefined && readPostcode(person.postcode) === undefined) {
    yield {
      field: 'person.postcode',
      rule: 'postcode',
      message: 'This is not a full UK postcode, like NR1 3JB. Leave it out if it is not known.',
    };
  }
  if (firstReferredOn !== undefined) yield* firstReferralProblems(firstReferredOn, today);
}

function* nhsNumberProblems(
  { nhsNumber, noNhsNumberBecause }: PersonDetails,
  sentBy: SendingContext['sentBy'],
): Generator<FieldProblem> {
  if (nhsNumber === undefined) {
    if (noNhsNumberBecause !== undefined) return;
    yield {
      field: 'person.noNhsNumberBecause',
      rule: 'nhs-number-or-reason',
      message: 'Give the NHS number, or say why there is none.',
    };
    return;
  }
  if (noNhsNumberBecause !== undefined) {
    yield {
      field: 'person.noNhsNumberBecause',
      rule: 'nhs-number-and-reason',
      message: 'Give either the NHS number or the reason why there is none, not both.',
    };
  }
  const { fault } = readNhsNumber(nhsNumber);
  if (fault === undefined || (fault === 'check-digit' && sentBy === 'machine')) return;
  yield {
    field: 'person.nhsNumber',
    rule: `nhs-number-${fault}`,
    message: NHS_NUMBER_FAULT_WORDS[fault],
  };
}

function* birthDateProblems(birthDate: Day, today: Day): Generator<FieldProblem> {
  const field = 'person.birthDate';
  if (birthDate > today) {
    yield { field, rule: 'not-in-future', message: 'The date of birth cannot be after today.' };
  } else if (addYears(birthDate, YOUNGEST) > today || addYears(birthDate, OLDEST + 1) <= today) {
    yield {
      field,
      rule: 'birth-date-age',
      message: `By the date of birth the person must be from ${YOUNGEST} to ${OLDEST} years old. Check the year.`,
    };
  }
}

function* firstReferralProblems(first: Day, today: Day): Generator<FieldProblem> {
  const field = 'firstReferredOn';
  if (first > today) {
    const message = 'The day of the first referral cannot be after today.';
    yield { field, rule: 'not-in-future', message };
  } else if (addYears(first, LONGEST_EPISODE_YEARS) < today) {
    const message = `The first referral cannot be more than ${LONGEST_EPISODE_YEARS} years ago. Check the year.`;
    yield { field, rule: 'first-referral-range', message };
  }
}
