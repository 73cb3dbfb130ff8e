import type { InnerField, Move, MoveField, MoveFieldKind, MoveNow } from '@waymark/contracts';
import { getMetadataStorage } from 'class-validator';
import { MOVE_BODIES } from './move-bodies.js';

type ClassOf = new () => object;
type Rule = ReturnType<
  ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']
>[number];

// The classes are the one place where a field is described; a client's form is read from them.

/** What has to be said with a move, and where it is posted. */
export function moveNow(move: Move): MoveNow {
  const { path, Body, requiredWhen = {}, groups = {} } = MOVE_BODIES[move];
  const fields = fieldsOf(Body, groups).map((field): MoveField => {
    const { name } = field;
    const group = groups[name];
    const when = requiredWhen[name];
    return {
      ...field,
      ...(when !== undefined && { requiredWhen: when }),
      ...(group !== undefined && { fields: fieldsOf(group) }),
    };
  });
  return { move, path, fields };
}

function fieldsOf(Body: ClassOf, groups: object = {}): readonly InnerField[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(Body, '', false, false);
  return [...Map.groupBy(rules, ({ propertyName }) => propertyName)].map(([name, all]) =>
    fieldOf(name, all, name in groups),
  );
}

function fieldOf(name: string, all: readonly Rule[], isGroup: boolean): InnerField {
  const first = (rule: string): unknown => ruleNamed(all, rule)?.constraints[0];
  const vocabulary = first('isIn') as readonly string[] | undefined;
  const longest = first('maxLength') as number | undefined;
  const [least, most] = [first('min'), first('max')] as readonly (number | undefined)[];
  return {
    name,
    kind: kindOf(all, isGroup),
    required: !all.some(({ type }) => type === 'conditionalValidation'),
    ...(vocabulary !== undefined && { vocabulary }),
    ...(longest !== undefined && { longest }),
    ...(least !== undefined && { least }),
    ...(most !== undefined && { most }),
  };
}

const KINDS: readonly (readonly [rule: string, kind: MoveFieldKind])[] = [
  ['isUuid', 'id'],
  ['isDay', 'day'],
  ['isDayOrMonth', 'day'],
  ['isInstant', 'instant'],
  ['isBoolean', 'yes-no'],
  ['isInt', 'number'],
];

function kindOf(all: readonly Rule[], isGroup: boolean): MoveFieldKind {
  const isList = ruleNamed(all, 'isArray') !== undefined;
  if (isGroup) return isList ? 'groups' : 'group';
  if (ruleNamed(all, 'isIn') !== undefined) return isList ? 'codes' : 'code';
  const found = KINDS.find(([rule]) => ruleNamed(all, rule) !== undefined);
  if (found !== undefined) return found[1];
  return isTime(all) ? 'time' : 'text';
}

// The only pattern that a client must know; it is shown as its own kind.
const isTime = (all: readonly Rule[]): boolean => {
  const pattern: unknown = ruleNamed(all, 'matches')?.constraints[0];
  return pattern instanceof RegExp && pattern.test('09:30') && !pattern.test('half past nine');
};

const ruleNamed = (all: readonly Rule[], rule: string): Rule | undefined =>
  all.find(({ name }) => name === rule);
