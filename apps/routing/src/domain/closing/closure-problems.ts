import { addYears, type Day, type FieldProblem, type ThinkOfClosure } from '@waymark/contracts';
import { isOpenOn, serviceOn } from '@waymark/routing-order';
import { type Directory } from '../directory.js';

const FURTHEST_YEARS = 2;

/** What a closure that is thought of is checked against. */
export interface KnownToCloser {
  readonly serviceId: string;
  readonly directory: Directory;
  /** Services that are closing now. */
  readonly closing: readonly string[];
  readonly caseload: readonly string[];
  readonly today: Day;
}

/** What is wrong with a closure that is thought of, beyond its shape; empty when it can begin. */
export function closureProblems(
  { on, reason, successorId, exceptions }: ThinkOfClosure,
  known: KnownToCloser,
): readonly FieldProblem[] {
  const { today, caseload } = known;
  const ids = exceptions.map(({ referralId }) => referralId);
  return [
    ...(on < today ? [problem('on', 'not-before-today', 'Give today or a later day.')] : []),
    ...(on > addYears(today, FURTHEST_YEARS)
      ? [problem('on', 'within-two-years', 'Give a day within two years.')]
      : []),
    ...(reason === 'merged' && successorId === undefined
      ? [problem('successorId', 'merged-into-one', 'Name the service into which it is merged.')]
      : []),
    ...successorProblems('successorId', successorId, known),
    ...exceptions.flatMap(({ referralId, successorId: other }, at) => [
      ...(caseload.includes(referralId)
        ? []
        : [
            problem(
              `exceptions[${String(at)}].referralId`,
              'in-caseload',
              'The service has no part in this referral now: leave it out.',
            ),
          ]),
      ...(ids.indexOf(referralId) === at
        ? []
        : [problem(`exceptions[${String(at)}].referralId`, 'once', 'Name each referral once.')]),
      ...successorProblems(`exceptions[${String(at)}].successorId`, other, known),
    ]),
  ];
}

function successorProblems(
  field: string,
  successorId: string | undefined,
  { serviceId, directory, closing, today }: KnownToCloser,
): readonly FieldProblem[] {
  if (successorId === undefined) return [];
  const service = serviceOn(directory, successorId, today);
  if (service === undefined) {
    return [problem(field, 'in-directory', 'No service of the directory has this id.')];
  }
  if (successorId === serviceId) {
    return [problem(field, 'another-service', 'Name another service than the one that closes.')];
  }
  if (closing.includes(successorId)) {
    return [problem(field, 'not-closing', `${service.name} closes itself: name another service.`)];
  }
  if (!service.joined) {
    const message = `Nobody at ${service.name} answers in Waymark: name another service, or none.`;
    return [problem(field, 'joined', message)];
  }
  return isOpenOn(service, today)
    ? []
    : [problem(field, 'open', `${service.name} takes nobody today: name another, or none.`)];
}

const problem = (field: string, rule: string, message: string): FieldProblem => ({
  field,
  rule,
  message,
});
