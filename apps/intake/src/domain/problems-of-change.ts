import type { ChangedFacts, FieldProblem, SendReferral } from '@waymark/contracts';
import { changedForm } from './changed-form.js';
import { problemsIn } from './completeness.js';
import type { SendingContext } from './sending-context.js';

/**
 * What a change must put right: every problem of what it sends, and any other that the form did not have before it.
 * What was right when it was sent and has aged since is not asked again.
 */
export function problemsOfChange(
  before: SendReferral,
  change: ChangedFacts,
  context: SendingContext,
  after: SendReferral = changedForm(before, change),
): readonly FieldProblem[] {
  const had = new Set(problemsIn(before, context).map(keyOf));
  const parts = Object.keys(change).map((part) => OF_PERSON[part] ?? part);
  const isNew = (problem: FieldProblem): boolean =>
    parts.some((part) => isWithin(problem.field, part)) || !had.has(keyOf(problem));
  return [...problemsIn(after, context).filter(isNew), ...askedAnew(before, after, change)].map(
    (problem) => ({ ...problem, field: sentAs(problem.field) }),
  );
}

const OF_PERSON: Readonly<Record<string, string>> = {
  birthDate: 'person.birthDate',
  postcode: 'person.postcode',
};

const sentAs = (field: string): string =>
  Object.entries(OF_PERSON).find(([, path]) => path === field)?.[0] ?? field;

const keyOf = ({ field, rule }: FieldProblem): string => `${field} ${rule}`;

const isWithin = (field: string, part: string): boolean =>
  field === part || field.startsWith(`${part}.`) || field.startsWith(`${part}[`);

// "Not urgent, because" was said before this was known: it answers the signs of that day, not this.
function* askedAnew(
  before: SendReferral,
  after: SendReferral,
  change: ChangedFacts,
): Generator<FieldProblem> {
  const { urgency, notUrgentBecause } = after.safety;
  if (change.safety !== undefined) return;
  if (urgency !== 'not-urgent' || notUrgentBecause === undefined) return;
  if (selfHarm(after) <= selfHarm(before)) return;
  yield {
    field: 'safety.notUrgentBecause',
    rule: 'not-urgent-because-anew',
    message:
      'An answer about self-harm is higher than when this was called not urgent: send safety too, ' +
      'with how soon somebody has to act and, if it is not urgent, why.',
  };
}

const selfHarm = ({ need }: SendReferral): number =>
  Math.max(0, ...need.scores.map(({ selfHarmItem = 0 }) => selfHarmItem));
