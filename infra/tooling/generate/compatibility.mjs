// An event that was released is read for ever: released schemas and examples are kept beside today's.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const RELEASED = 'libs/contracts/released';

/** One sentence for each break with what was released. */
export function breaks({ ROOT, catalogue, schemaOf }) {
  const folder = join(ROOT, RELEASED);
  if (!existsSync(folder)) return [`${RELEASED} is missing: run npm run generate:release`];
  const types = new Set(catalogue.map(({ type }) => type));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.schema.json'))
    .flatMap((name) => {
      const type = name.replace('.schema.json', '');
      const read = (path) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
      if (!types.has(type)) return [`${type} was released and is gone: readers still hear it`];
      return breaksOf({
        type,
        before: read(`${RELEASED}/${name}`),
        now: schemaOf(type),
        releasedExample: read(`${RELEASED}/${type}.example.json`),
        todaysExample: read(`libs/contracts/src/examples/${type}.json`),
      });
    });
}

/** Breaks of one event, in sentences. */
export function breaksOf({ type, before, now, releasedExample, todaysExample }) {
  const sentences = [];
  if (!reads(now, releasedExample))
    sentences.push(`${type}: today's class refuses the released example`);
  if (!reads(before, todaysExample))
    sentences.push(`${type}: the released readers refuse today's example`);
  return [...sentences, ...narrower(type, before, now, before, now)];
}

function reads(schema, value) {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default ? addFormats.default(ajv) : addFormats(ajv);
  return ajv.validate({ ...schema, $id: undefined }, value);
}

function narrower(path, before, now, allBefore, allNow) {
  const was = resolve(before, allBefore);
  const is = resolve(now, allNow);
  const inside = (key, name, a, b) => narrower(`${path}${name}`, a[key], b[key], allBefore, allNow);
  return [
    ...newlyRequired(path, was, is),
    ...Object.keys(was.properties ?? {}).flatMap((field) =>
      is.properties?.[field] === undefined
        ? [`${path}.${field} was removed: readers need it`]
        : inside(field, `.${field}`, was.properties, is.properties),
    ),
    ...(was.items && is.items ? inside('items', '[]', was, is) : []),
    ...smaller(path, was, is),
  ];
}

function newlyRequired(path, was, is) {
  return (is.required ?? [])
    .filter((field) => !(was.required ?? []).includes(field))
    .map((field) => `${path}.${field} became required: older events lack it`);
}

function smaller(path, was, is) {
  const gone = (was.enum ?? []).filter((value) => is.enum && !is.enum.includes(value));
  const tighter = LIMITS.filter(
    ([limit, isTighter]) =>
      is[limit] !== undefined && (was[limit] === undefined || isTighter(is[limit], was[limit])),
  );
  return [
    ...gone.map((value) => `${path} no longer takes ${String(value)}: older events carry it`),
    ...(was.type === is.type
      ? []
      : [`${path} changed from ${String(was.type)} to ${String(is.type)}`]),
    ...tighter.map(([limit]) => `${path}.${limit} became tighter`),
  ];
}

const LIMITS = [
  ['maximum', (is, was) => is < was],
  ['maxLength', (is, was) => is < was],
  ['maxItems', (is, was) => is < was],
  ['minimum', (is, was) => is > was],
  ['pattern', (is, was) => is !== was],
];

const resolve = (schema, whole) =>
  schema.$ref === undefined ? schema : whole.$defs[schema.$ref.replace('#/$defs/', '')];
