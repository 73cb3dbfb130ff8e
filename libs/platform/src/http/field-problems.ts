import type { ValidationError } from 'class-validator';
import type { FieldProblem } from '@waymark/contracts';

const MOST = 100;
const LONGEST_NAME = 100;

/** Errors of class-validator as a flat list that names each field by its path. */
export function fieldProblemsOf(
  errors: readonly ValidationError[],
  whole: object,
): readonly FieldProblem[] {
  return errors.flatMap((error) => problemsAt(error, whole, '')).slice(0, MOST);
}

/** `facts` + `occurrences` + `0` + `on` → `facts.occurrences[0].on`. */
export function childPath(parent: string, name: string, inList: boolean): string {
  const short = name.slice(0, LONGEST_NAME);
  if (inList) return `${parent}[${short}]`;
  return parent === '' ? short : `${parent}.${short}`;
}

function problemsAt(error: ValidationError, parent: unknown, parentPath: string): FieldProblem[] {
  const field = childPath(parentPath, error.property, Array.isArray(parent));
  const value: unknown = isObject(parent) ? Reflect.get(parent, error.property) : undefined;
  const children = error.children ?? [];
  const rules = Object.entries(error.constraints ?? {});

  if (rules.some(([rule]) => rule === 'whitelistValidation')) {
    const message = 'is not a field known here; leave it out or check its spelling';
    return [{ field, rule: 'unknown-field', message }];
  }
  if (rules.length > 0 && value === undefined) {
    return [{ field, rule: 'required', message: `is required: ${expectations(error, rules)}` }];
  }
  const own = rules
    .filter(([rule]) => rules.length === 1 || rule !== 'nestedValidation')
    .map(([rule, message]) => ({ field, rule, message: inWords(rule, message, error.property) }));
  return [...own, ...children.flatMap((child) => problemsAt(child, value, field))];
}

const ABSENCE = new Set(['isDefined', 'isNotEmpty', 'nestedValidation']);

function expectations(
  error: ValidationError,
  rules: readonly (readonly [string, string])[],
): string {
  const telling = rules.filter(([rule]) => !ABSENCE.has(rule));
  const said = (telling.length > 0 ? telling : rules).map(([rule, message]) =>
    inWords(rule, message, error.property),
  );
  return said.join('; ');
}

// class-validator begins its sentences with the property's name, which `field` says already.
function inWords(rule: string, message: string, name: string): string {
  if (rule === 'nestedValidation') return 'must be an object';
  return message.startsWith(`${name} `) ? message.slice(name.length + 1) : message;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
