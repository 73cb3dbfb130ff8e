import type { FieldProblem, FindDuplicates } from '@waymark/contracts';
import { NHS_NUMBER_FAULT_WORDS, readNhsNumber } from './nhs-number.js';
import { readPostcode } from './postcode.js';

/** What keeps somebody from being found: nothing is looked for by half of what it takes. */
export function* problemsOfAsking({
  nhsNumber,
  fullName,
  postcode,
}: FindDuplicates): Generator<FieldProblem> {
  if (nhsNumber === undefined && (fullName === undefined || postcode === undefined)) {
    yield {
      field: 'nhsNumber',
      rule: 'number-or-name',
      message: 'Give the NHS number, or the full name and the postcode.',
    };
  }
  const { fault } = readNhsNumber(nhsNumber ?? '');
  if (nhsNumber !== undefined && fault !== undefined) {
    const problem = { rule: `nhs-number-${fault}`, message: NHS_NUMBER_FAULT_WORDS[fault] };
    yield { field: 'nhsNumber', ...problem };
  }
  if (postcode !== undefined && readPostcode(postcode) === undefined) {
    yield {
      field: 'postcode',
      rule: 'postcode',
      message: 'This is not a full UK postcode, like NR1 3JB. Leave it out if it is not known.',
    };
  }
}
