import { readFileSync } from 'node:fs';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Operation {
  readonly requestBody?: { readonly content: { readonly 'application/json': { schema: Schema } } };
}

type Schemas = Readonly<Record<string, Schema>>;

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Schemas };
}

/** As it is published: a spec compares it with the routes that there are. */
const published = JSON.parse(
  readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'),
) as Document;

export interface Route {
  /** `POST /placements/{referralId}/pause` */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** What its body's class lets through; absent where it has none. */
  readonly body?: object;
}

const SAMPLES = [
  'a-code',
  'Some words.',
  '09:30',
  '12',
  '0123456789abcdef',
  'pl',
  'test|a-person',
  'CV1 2GN',
];
const FORMATS: Readonly<Record<string, string>> = {
  uuid: '0b8f6f0e-0000-4000-8000-0000000000ff',
  date: '2026-11-23',
  'date-time': '2026-11-23T08:00:00.000Z',
};

function textFor({ format, pattern, enum: codes }: Schema): string {
  const known = codes?.[0] ?? FORMATS[format ?? ''];
  const found = known ?? SAMPLES.find((one) => new RegExp(pattern ?? '').test(one));
  if (found === undefined) throw new Error(`no sample is like ${String(pattern)}`);
  return found;
}

function sampleOf(schema: Schema, schemas: Schemas): unknown {
  const { $ref, type = 'string', properties = {}, required = [], items = {} } = schema;
  const sample = (of: Schema = {}): unknown => sampleOf(of, schemas);
  if ($ref !== undefined) return sample(schemas[$ref.slice($ref.lastIndexOf('/') + 1)]);
  if (type === 'object')
    return Object.fromEntries(required.map((name) => [name, sample(properties[name])]));
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sample(items));
  if (type === 'string') return textFor(schema);
  return type === 'boolean' ? true : (schema.minimum ?? 1);
}

/** Every route of a document, each with a body that can be used. */
export const routesOf = ({ paths, components }: Document): readonly Route[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([verb, { requestBody }]) => {
      const method = verb.toUpperCase() as Route['method'];
      const schema = requestBody?.content['application/json'].schema;
      const body = schema && { body: sampleOf(schema, components.schemas) as object };
      return { name: `${method} ${path}`, method, path, ...body };
    }),
  );

/** Of routing. */
export const everyRoute: readonly Route[] = routesOf(published);
