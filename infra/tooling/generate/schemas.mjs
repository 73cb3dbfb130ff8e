// JSON Schemas from the built contract classes, each field with the sentence that stands above it in the source.
import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import ts from 'typescript';

const SOURCE = fileURLToPath(new URL('../../../libs/contracts/src/', import.meta.url));
const DAY = '^\\d{4}-\\d{2}-\\d{2}$';

const converters = {
  isDay: { type: 'string', format: 'date', pattern: DAY },
  isDayOrMonth: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])(-\\d{2})?$' },
  isInstant: {
    type: 'string',
    format: 'date-time',
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z$',
  },
};

/** Every contract class by name → its schema; references start with `prefix`. */
export function componentSchemas(classes, prefix) {
  const found = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    additionalConverters: converters,
    refPointerPrefix: prefix,
  });
  const words = sentences();
  const schemas = {};
  for (const [name, type] of Object.entries(classes).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (typeof type !== 'function' || !/^class\b/.test(Function.prototype.toString.call(type)))
      continue;
    const schema = found[name] ?? inherited(type, found);
    if (schema !== undefined) schemas[name] = described(tidy(schema), lineage(type), words);
  }
  return schemas;
}

/** The schemas that one schema needs, itself included, by name. */
export function closure(name, schemas, prefix, into = {}) {
  if (into[name] !== undefined) return into;
  into[name] = schemas[name];
  JSON.stringify(schemas[name], (key, value) => {
    if (key === '$ref') closure(value.slice(prefix.length), schemas, prefix, into);
    return value;
  });
  return into;
}

// A class that only extends another has no metadata of its own.
function inherited(type, found) {
  const parent = Object.getPrototypeOf(type);
  if (typeof parent !== 'function' || parent.name === '') return undefined;
  return found[parent.name] ?? inherited(parent, found);
}

function lineage(type) {
  const parent = Object.getPrototypeOf(type);
  return parent.name === '' || typeof parent !== 'function'
    ? [type.name]
    : [type.name, ...lineage(parent)];
}

// A reference stands alone: what surrounds it says the same again.
function tidy(value) {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  if (value.$ref !== undefined) return { $ref: value.$ref };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tidy(item)]));
}

function described(schema, names, words) {
  const say = (key) =>
    names.map((name) => words.get(`${name}${key}`)).find((text) => text !== undefined);
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([field, property]) => {
      const description = say(`.${field}`);
      if (description === undefined) return [field, property];
      // Beside $ref a description is read since OpenAPI 3.1 and JSON Schema 2019-09.
      return [field, { description, ...property }];
    }),
  );
  const description = say('');
  return { ...(description && { description }), ...schema, properties };
}

/** `Class` and `Class.field` → the sentence above it. */
function sentences() {
  const words = new Map();
  for (const file of typescriptFiles(SOURCE)) {
    const source = ts.createSourceFile(
      file,
      readFileSync(file, 'utf8'),
      ts.ScriptTarget.ES2023,
      true,
    );
    for (const node of source.statements) {
      if (!ts.isClassDeclaration(node) || node.name === undefined) continue;
      remember(words, node.name.text, node);
      for (const member of node.members) {
        if (ts.isPropertyDeclaration(member))
          remember(words, `${node.name.text}.${member.name.getText()}`, member);
      }
    }
  }
  return words;
}

function remember(words, key, node) {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = comment === undefined ? undefined : ts.getTextOfJSDocComment(comment.comment);
  if (text) words.set(key, text.replace(/\s+/g, ' ').trim());
}

const typescriptFiles = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => join(folder, name));
