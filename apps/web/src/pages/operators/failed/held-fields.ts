import { say } from '../../../language/say.js';
import type { InspectedEvent, QuarantineProblem } from '@waymark/contracts';
import { ruleWords } from './rule-words.js';

export interface FieldRow {
  readonly field: string;
  /** As JSON; what is more than a code is told by its length. */
  readonly value: string;
  /** The rules it breaks; absent where it is as its contract says. */
  readonly wrong?: string;
}

const DEEPEST = 12;

/** Every field that an event holds, and those that its contract misses, in order, with what is wrong with each. */
export function heldFields({ data, problems }: Pick<InspectedEvent, 'data' | 'problems'>) {
  const held = fieldsOf(data, '', 0);
  const missing = problems
    .filter(({ field }) => field !== '' && !held.some((row) => isAt(row.field, field)))
    .map(({ field }): FieldRow => ({ field, value: say`Not there` }));
  return [...held, ...missing].map((row): FieldRow => {
    const wrong = rulesAt(problems, row.field);
    return wrong === '' ? row : { ...row, wrong };
  });
}

function fieldsOf(value: unknown, path: string, depth: number): readonly FieldRow[] {
  if (value === undefined) return [];
  const isLeaf = typeof value !== 'object' || value === null || depth === DEEPEST;
  const inside = isLeaf ? [] : Object.entries(value);
  if (inside.length === 0)
    return path === '' ? [] : [{ field: path, value: JSON.stringify(value) }];
  return inside.flatMap(([name, one]) =>
    fieldsOf(one, path === '' ? name : `${path}.${name}`, depth + 1),
  );
}

// A rule may be broken by a thing as a whole, such as a list that holds none.
const isAt = (field: string, wrong: string): boolean =>
  field === wrong || field.startsWith(`${wrong}.`);

const rulesAt = (problems: readonly QuarantineProblem[], at: string): string =>
  problems
    .filter(({ field }) => field !== '' && isAt(at, field))
    .map(({ rule }) => ruleWords(rule))
    .join(', ');
