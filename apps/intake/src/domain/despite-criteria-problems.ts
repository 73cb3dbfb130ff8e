import type { FieldProblem, SendReferral } from '@waymark/contracts';

/** What is wrong with why it is sent although the criteria say no. */
export function* despiteCriteriaProblems({
  despiteCriteria,
}: Pick<SendReferral, 'despiteCriteria'>): Generator<FieldProblem> {
  if (despiteCriteria?.reason !== 'another-reason' || despiteCriteria.words !== undefined) return;
  yield {
    field: 'despiteCriteria.words',
    rule: 'another-reason-said',
    message: 'Say in a few words why it is sent although the criteria say no.',
  };
}
