import { decoratedTypesAreValues } from './decorated-types-are-values.mjs';
import { kebabCaseFiles } from './kebab-case-files.mjs';
import { restriction } from './restriction.mjs';

const decorator = (names) => `Decorator[expression.callee.name=/^(${names})$/]`;
const databaseType = 'TSTypeReference[typeName.name=/^(Repository|DataSource|EntityManager)$/]';

/** Waymark's own rules. Each has a seeded offence under `infra/tooling/lint-violations`, and must fire there. */
export const waymark = {
  meta: { name: 'waymark' },
  rules: {
    'kebab-case-files': kebabCaseFiles,
    'decorated-types-are-values': decoratedTypesAreValues,

    'named-exports-only': restriction(
      'Export by name, so that one thing has one name everywhere.',
      'ExportDefaultDeclaration',
      "ExportSpecifier[exported.name='default']",
    ),
    'environment-in-config-only': restriction(
      'Read the environment in a *.config.ts class, first thing in main.ts.',
      "MemberExpression[object.name='process'][property.name='env']",
      "VariableDeclarator[init.name='process'] Property[key.name='env']",
      "ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name='env']",
    ),
    'no-injected-database': restriction(
      'A store is given tx; an injected repository or data source works outside the transaction.',
      `MethodDefinition[kind='constructor'] ${databaseType}`,
      `PropertyDefinition > TSTypeAnnotation > ${databaseType}`,
      decorator('InjectRepository|InjectDataSource|InjectEntityManager'),
    ),
    'no-try': restriction(
      'Failures are sorted in one place, the consumer runner; a "no" is a value, not an exception.',
      'TryStatement',
      "CallExpression[callee.property.name='catch']",
    ),
    'told-the-time': restriction(
      'Take the time as an argument, or from the injected Clock: specs and replays move it.',
      "NewExpression[callee.name='Date'][arguments.length=0]",
      "CallExpression[callee.name='Date']",
      "MemberExpression[object.name='Date'][property.name='now']",
    ),
    'told-the-dice': restriction(
      'Take identifiers and chance as arguments, so that a decision can be repeated.',
      "MemberExpression[object.name='Math'][property.name='random']",
      "CallExpression[callee.name='randomUUID']",
    ),
    'no-logging-here': restriction(
      'Log once, at the edge: entry, platform or messaging. Here, return or throw.',
      "ImportDeclaration ImportSpecifier[imported.name='Logger']",
    ),
    'no-leaky-validators': restriction(
      'Use the rules of @waymark/contracts (MayBeAbsent, Nested, ListOf, IsDay): this one lets wrong values through.',
      decorator('IsOptional|ValidateNested|IsDateString|IsISO8601'),
      "PropertyDefinition:not(:has(Decorator[expression.callee.name='IsArray'])) > Decorator Property[key.name='each'][value.value=true]",
    ),
  },
};
