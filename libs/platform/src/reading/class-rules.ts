import { createRequire } from 'node:module';
import { isThere } from '@waymark/contracts';
import { getMetadataStorage } from 'class-validator';

type ClassOf = new () => object;
type Check = (value: unknown) => boolean;
type Metadata = ReturnType<
  ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']
>[number];

/** What a class demands of one field. */
export interface FieldRule {
  readonly name: string;
  readonly mayBeAbsent: boolean;
  /** Of the value; of a list as a whole. */
  readonly isGood: Check;
  /** Of each item, where the value must be a list. */
  readonly isEachGood?: Check;
  readonly nested?: { readonly of: () => ClassOf; readonly inList: boolean };
}

/** What class-transformer keeps and does not export. */
interface Transformations {
  findTypeMetadata(
    target: object,
    name: string,
  ): { readonly typeFunction?: () => ClassOf; readonly options?: object } | undefined;
  findTransformMetadatas(target: object, name: string, kind: number): readonly unknown[];
  getStrategy(target: object): 'excludeAll' | 'exposeAll' | 'none';
}

const PLAIN_TO_CLASS = 0;
const UNDERSTOOD = new Set([
  'customValidation',
  'nestedValidation',
  'conditionalValidation',
  'isDefined',
  'whitelistValidation',
]);
/** Rules that look at nothing but the value. Any other rule may look at its neighbours. */
const LOOKS_AT_VALUE_ALONE = new Set([
  'isString',
  'isInt',
  'isNumber',
  'isBoolean',
  'isDefined',
  'isArray',
  'isObject',
  'isIn',
  'isUuid',
  'isEmail',
  'matches',
  'min',
  'max',
  'minLength',
  'maxLength',
  'isLength',
  'isNotEmpty',
  'arrayMinSize',
  'arrayMaxSize',
  'arrayUnique',
  'isDay',
  'isDayOrMonth',
  'isInstant',
]);

const { defaultMetadataStorage: transformations } = createRequire(import.meta.url)(
  'class-transformer/cjs/storage.js',
) as { readonly defaultMetadataStorage: Transformations };

/** The rules of a class, field by field; undefined where they are more than a value can be checked against alone. */
export function rulesOf(Data: ClassOf): readonly FieldRule[] | undefined {
  if (transformations.getStrategy(Data) !== 'none') return undefined;
  const all = getMetadataStorage().getTargetValidationMetadatas(Data, '', false, false);
  if (all.length === 0) return undefined;
  const rules = [...Map.groupBy(all, ({ propertyName }) => propertyName)].map(([name, metadatas]) =>
    ruleOf(Data, name, metadatas),
  );
  return rules.every((rule) => rule !== undefined) ? rules : undefined;
}

function ruleOf(Data: ClassOf, name: string, all: readonly Metadata[]): FieldRule | undefined {
  const isOdd =
    name in Data.prototype ||
    transformations.findTransformMetadatas(Data, name, PLAIN_TO_CLASS).length > 0 ||
    all.some((each) => !isUnderstood(each));
  if (isOdd) return undefined;

  const of = (kind: string): readonly Metadata[] => all.filter(({ type }) => type === kind);
  const checked = [...of('isDefined'), ...of('customValidation')];
  const rule = {
    name,
    mayBeAbsent: of('conditionalValidation').length > 0,
    isGood: allOf(checked.filter(({ each }) => !each)),
    ...(checked.some(({ each }) => each) && {
      isEachGood: allOf(checked.filter(({ each }) => each)),
    }),
  };
  const type = transformations.findTypeMetadata(Data, name);
  const [nested] = of('nestedValidation');
  if (nested === undefined) return type === undefined ? rule : undefined;
  const { typeFunction, options } = type ?? {};
  if (typeFunction?.length !== 0 || Object.keys(options ?? {}).length > 0) return undefined;
  return { ...rule, nested: { of: typeFunction, inList: nested.each } };
}

function isUnderstood(metadata: Metadata): boolean {
  const { type, groups, validateIf, constraints } = metadata;
  if (
    !UNDERSTOOD.has(type) ||
    ((groups as string[] | undefined) ?? []).length > 0 ||
    validateIf !== undefined
  )
    return false;
  if (type === 'conditionalValidation') return constraints[0] === isThere;
  if (type === 'nestedValidation' || type === 'whitelistValidation') return true;
  const [rule, more] = getMetadataStorage().getTargetValidatorConstraints(metadata.constraintCls);
  return (
    rule !== undefined && more === undefined && !rule.async && LOOKS_AT_VALUE_ALONE.has(rule.name)
  );
}

function allOf(metadatas: readonly Metadata[]): Check {
  const checks = metadatas.map(checkOf);
  const [first, second] = checks;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (checks.length === 2) return (value) => first(value) && second(value);
  return (value) => checks.every((check) => check(value));
}

/** The rule's own function; a few of the commonest in a form that costs less and says the same. */
function checkOf(metadata: Metadata): Check {
  const [rule] = getMetadataStorage().getTargetValidatorConstraints(metadata.constraintCls);
  if (rule === undefined) throw new Error(`${metadata.propertyName} has a rule without a function`);
  const { instance } = rule;
  const constraints = (metadata.constraints as unknown[] | undefined) ?? [];
  const { propertyName: property } = metadata;
  const given = { targetName: '', property, object: {}, value: undefined, constraints };
  const ask: Check = (value) => instance.validate(value, given) === true;

  const [first, second] = constraints;
  switch (rule.name) {
    case 'isString':
      return (value) => typeof value === 'string';
    case 'isIn':
      return Array.isArray(first) ? isOneOf(first) : ask;
    case 'matches':
      return first instanceof RegExp && second === undefined && !first.global && !first.sticky
        ? (value) => typeof value === 'string' && first.test(value)
        : ask;
    case 'maxLength':
      return (value) =>
        (typeof value === 'string' && value.length <= (first as number)) || ask(value);
    default:
      return ask;
  }
}

function isOneOf(values: readonly unknown[]): Check {
  const set = new Set(values);
  return (value) => set.has(value);
}
