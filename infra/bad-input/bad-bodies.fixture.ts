// Bodies that cannot be right, made from what a service's OpenAPI document says of itself.

type Json = Readonly<Record<string, unknown>>;

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly maximum?: number;
  readonly minimum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Operation {
  readonly 'x-roles': readonly string[];
  readonly 'x-scopes': readonly string[];
  readonly requestBody?: {
    readonly content: { readonly 'application/json'?: { readonly schema: Schema } };
  };
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One endpoint that takes a body, and everything wrong that is sent to it. */
export interface Endpoint {
  readonly call: string;
  readonly method: string;
  readonly path: string;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  readonly bad: readonly BadBody[];
}

/** A body, and the field that has to be named. */
export interface BadBody {
  readonly what: string;
  readonly body: Json;
  readonly field: string;
}

const ANY_ID = '5b0f9c0a-6b1d-4a53-9d3c-0d6b8f6f1a01';

export const endpointsOf = (document: OpenApi): readonly Endpoint[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]): readonly Endpoint[] => {
      const schema = operation.requestBody?.content['application/json']?.schema;
      if (schema === undefined) return [];
      return [
        {
          call: `${method.toUpperCase()} ${path}`,
          method: method.toUpperCase(),
          path: path.replaceAll(/\{\w+\}/g, ANY_ID),
          roles: operation['x-roles'],
          scopes: operation['x-scopes'],
          bad: badBodies(resolved(schema, document), document),
        },
      ];
    }),
  );

function badBodies(schema: Schema, document: OpenApi): readonly BadBody[] {
  const fields = Object.entries(schema.properties ?? {});
  return [
    { what: 'a field that nobody knows', body: { canary: 1 }, field: 'canary' },
    ...(schema.required ?? []).map((field) => ({ what: `without ${field}`, body: {}, field })),
    ...fields.flatMap(([field, its]) =>
      wrongFor(resolved(its, document)).map(({ what, value }) => ({
        what: `${field}: ${what}`,
        body: { [field]: value },
        field,
      })),
    ),
  ];
}

function wrongFor(schema: Schema): readonly { readonly what: string; readonly value: unknown }[] {
  const { type, format, minimum, maximum, maxLength, maxItems } = schema;
  const value: { what: string; value: unknown }[] = [];
  if (schema.enum !== undefined) value.push({ what: 'an unknown code', value: 'no-such-code' });
  if (format === 'date') value.push({ what: 'a day that is none', value: '2026-02-30' });
  if (format === 'uuid') value.push({ what: 'no id', value: 'one' });
  if (minimum !== undefined) value.push({ what: 'too small', value: minimum - 1 });
  if (maximum !== undefined) value.push({ what: 'too large', value: maximum + 1 });
  if (type === 'integer') value.push({ what: 'half of one', value: 1.5 });
  if (type === 'string' && maxLength !== undefined) {
    value.push({ what: 'too long', value: 'x'.repeat(maxLength + 1) });
  }
  if (maxItems !== undefined) {
    value.push({ what: 'too many', value: Array.from({ length: maxItems + 1 }, () => 'x') });
  }
  value.push({ what: 'something of another kind', value: type === 'object' ? [] : { a: 1 } });
  return value;
}

function resolved(schema: Schema, document: OpenApi): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : { type: 'object', ...document.components.schemas[name] };
}
