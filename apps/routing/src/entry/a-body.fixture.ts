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

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
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

const SAMPLES = ['a-code', 'Some words.', '09:30', '12', '0123456789abcdef', 'pl'];
const FORMATS: Readonly<Record<string, string>> = {
  uuid: '0b8f6f0e-0000-4000-8000-0000000000ff',
  date: '2026-11-23',
  'date-time': '2026-11-23T08:00:00.000Z',
};

const named = (ref: string): Schema =>
  published.components.schemas[ref.slice(ref.lastIndexOf('/') + 1)] ?? {};

function textFor({ format, pattern, enum: codes }: Schema): string {
  const known = codes?.[0] ?? FORMATS[format ?? ''];
  const found = known ?? SAMPLES.find((one) => new RegExp(pattern ?? '').test(one));
  if (found === undefined) throw new Error(`no sample is like ${String(pattern)}`);
  return found;
}

function sampleOf(schema: Schema): unknown {
  const { $ref, type = 'string', properties = {}, required = [], items = {} } = schema;
  if ($ref !== undefined) return sampleOf(named($ref));
  if (type === 'object')
    return Object.fromEntries(required.map((name) => [name, sampleOf(properties[name] ?? {})]));
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(items));
  if (type === 'string') return textFor(schema);
  return type === 'boolean' ? true : (schema.minimum ?? 1);
}

/** Every route of the service, each with a body that can be used. */
export const everyRoute: readonly Route[] = Object.entries(published.paths).flatMap(
  ([path, operations]) =>
    Object.entries(operations).map(([verb, { requestBody }]) => {
      const method = verb.toUpperCase() as Route['method'];
      const schema = requestBody?.content['application/json'].schema;
      const body = schema && { body: sampleOf(schema) as object };
      return { name: `${method} ${path}`, method, path, ...body };
    }),
);
