import { relativeDay } from './run-examples.mjs';

/** What the next step must be for a destination that is no offer. */
const STEP_FOR = {
  crisis: 'record-call',
  'crisis-4h': 'record-call',
  'emergency-999': 'record-call',
  'specialist-perinatal': 'record-receipt',
  'ask-referrer': 'answer-question',
};
const PERSON_STEPS = new Set(['find-a-place', 'ask-her', 'contact-by-another-way']);

/**
 * Where a placement is not what its example expects, in sentences; empty when all holds.
 * `placement` is routing's answer; `today` the London day the example was sent. Who holds her and the first day are
 * asked where people have done something with it since.
 */
export function differences(expected, placement, today) {
  return [
    ...(destinationDiffers(expected, placement) ?? []),
    ...differs('the state', expected.state, placement.state),
    ...differs('the holder', expected.holder, placement.holder?.organisation),
    ...differs(
      'first referred on',
      expected.firstReferredOn && relativeDay(expected.firstReferredOn, today),
      placement.firstReferredOn,
    ),
    ...differs('the service', expected.serviceId, placement.serviceId),
    ...differs(
      'held until',
      expected.heldUntil && relativeDay(expected.heldUntil, today),
      placement.heldUntil,
    ),
    ...(expected.alongside === undefined || offeredAlongside(placement, expected.alongside)
      ? []
      : [`${expected.alongside} should be offered alongside`]),
    ...(placement.holder === undefined ? ['nobody holds the person'] : []),
    ...(placement.nextStep === undefined ? ['nobody owes a next step'] : []),
  ];
}

function destinationDiffers({ destination }, placement) {
  const { state, nextStep, advice } = placement;
  switch (destination) {
    case undefined:
      return [];
    case 'mmhs-hub':
    case 'link-work':
      return differs('the state', 'offered', state);
    case 'hold-until-date':
      return differs('the state', 'held', state);
    case 'person-task':
      return PERSON_STEPS.has(nextStep?.what) ? [] : [`a person's task, not ${nextStep?.what}`];
    default:
      return [
        ...differs('the next step', STEP_FOR[destination], nextStep?.what),
        ...(destination === 'ask-referrer' || advice.some(({ kind }) => kind === destination)
          ? []
          : [`${destination} should be advised`]),
      ];
  }
}

const offeredAlongside = (placement, serviceId) =>
  placement.alongside.some((other) => other.serviceId === serviceId);

const differs = (what, expected, seen) =>
  expected === undefined || expected === seen
    ? []
    : [`${what} should be ${expected}, and is ${seen ?? 'nothing'}`];
