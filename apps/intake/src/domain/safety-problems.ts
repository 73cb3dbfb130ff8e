import {
  londonDay,
  promptsUrgency,
  type CallTaken,
  type Day,
  type FieldProblem,
  type SendReferral,
} from '@waymark/contracts';

type SafetyPart = Pick<
  SendReferral,
  'need' | 'safety' | 'occurrences' | 'urgencyComment' | 'callTaken'
>;

/** What is wrong with the answers about safety. */
export function* safetyProblems(form: SafetyPart, today: Day): Generator<FieldProblem> {
  const { safety, callTaken } = form;
  if (safety.signs.length > 0 && !safety.signsAsked) {
    yield {
      field: 'safety.signsAsked',
      rule: 'signs-contradicted',
      message: 'Signs were ticked: say that they were asked about.',
    };
  }
  yield* becauseProblems(form);
  if (callTaken !== undefined) yield* callProblems(callTaken, today);
}

function* becauseProblems(form: SafetyPart): Generator<FieldProblem> {
  const { urgency, notUrgentBecause } = form.safety;
  if (urgency !== 'not-urgent' && notUrgentBecause !== undefined) {
    yield {
      field: 'safety.notUrgentBecause',
      rule: 'not-urgent-contradicted',
      message: 'This says why it is not urgent, but the answer is another one: take it out.',
    };
  }
  if (urgency === 'not-urgent' && notUrgentBecause === undefined && promptsUrgency(form)) {
    yield {
      field: 'safety.notUrgentBecause',
      rule: 'not-urgent-because',
      message: 'A red sign, or an answer about self-harm, was given: say why it is not urgent.',
    };
  }
  if (notUrgentBecause === 'other' && (form.urgencyComment ?? '').trim() === '') {
    yield {
      field: 'urgencyComment',
      rule: 'not-urgent-other',
      message: 'Say in a few words why it is not urgent.',
    };
  }
}

function* callProblems({ at }: CallTaken, today: Day): Generator<FieldProblem> {
  if (londonDay(new Date(at)) <= today) return;
  yield {
    field: 'callTaken.at',
    rule: 'not-in-future',
    message: 'The call cannot have been taken after today.',
  };
}
