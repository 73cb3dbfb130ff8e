import type { FieldProblem } from '@waymark/contracts';
import { childPath } from './field-problems.js';

const DEEPEST = 24;
// Checking costs about 30 µs a value, so a quarter of a megabyte of `{}` would hold everybody up.
const MOST_VALUES = 5_000;

interface Step {
  readonly value: unknown;
  readonly path: string;
  readonly depth: number;
}

/**
 * What no class can allow: a NUL (PostgreSQL cannot store it), half a surrogate pair, a name that every
 * object has already, nesting that would exhaust the stack, and more than a person could have meant. Walks without recursion for that reason.
 */
export function textProblemsOf(whole: unknown): readonly FieldProblem[] {
  const steps: Step[] = [{ value: whole, path: '', depth: 0 }];
  let seen = 0;
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { value, path, depth } = step;
    seen += 1;
    if (seen > MOST_VALUES) return [ofWhole('size', 'has more values than anything asked for')];
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
      return [{ field: path, rule: 'text', message: 'contains a character that is not text' }];
    }
    if (typeof value !== 'object' || value === null) continue;
    if (depth > DEEPEST) return [ofWhole('depth', 'is nested more deeply than anything asked for')];
    for (const [key, child] of Object.entries(value)) {
      const at = childPath(path, key, Array.isArray(value));
      if (key in Object.prototype || key.includes('\0') || !key.isWellFormed()) {
        return [unknownField(at)];
      }
      steps.push({ value: child, path: at, depth: depth + 1 });
    }
  }
  return [];
}

const ofWhole = (rule: string, message: string): FieldProblem => ({ field: '', rule, message });

const unknownField = (field: string): FieldProblem => ({
  field,
  rule: 'unknown-field',
  message: 'is not a field known here; leave it out or check its spelling',
});
