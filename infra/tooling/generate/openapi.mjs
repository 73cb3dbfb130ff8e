// One OpenAPI 3.1 document a service, from the routes its controllers declare.
import 'reflect-metadata';
import { closure } from './schemas.mjs';

const PREFIX = '#/components/schemas/';
const METHODS = ['get', 'post', 'put', 'delete', 'patch', 'all', 'options', 'head'];
const BODY = 3;
const QUERY = 4;
const PARAM = 5;

const PROBLEMS = {
  400: 'The request cannot be read.',
  401: 'Nobody is signed in, or the token is not good.',
  403: 'Not allowed to this caller.',
  404: 'There is no such thing, or the caller may not see it.',
  409: 'Not possible as things stand.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  422: 'A field is missing, unknown or wrong; each is named.',
  429: 'Too many requests.',
  431: 'The address and the headers are larger than 16 KB.',
  500: 'Something went wrong here; nothing was half done.',
  503: 'Not available just now.',
};

export function openapi({ service, controllers, schemas, version }) {
  const paths = {};
  const used = { Problem: schemas.Problem, FieldProblem: schemas.FieldProblem };
  for (const controller of controllers) {
    for (const route of routesOf(controller)) {
      const { path, method, operation, classes } = describe(route, service, schemas);
      paths[path] = { ...paths[path], [method]: operation };
      for (const name of classes) closure(name, schemas, PREFIX, used);
    }
  }
  const document = {
    openapi: '3.1.0',
    info: { title: `Waymark ${service}`, version },
    paths: sorted(paths),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: sorted(closed(used)),
    },
  };
  refuseHardPatterns(document, service);
  return document;
}

/** Clients and the property-based tests build texts from the patterns; these two kinds many of them cannot. */
const HARD = /\\p\{|\(\?[=!<]/u;

function refuseHardPatterns(node, service) {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.pattern === 'string' && HARD.test(node.pattern))
    throw new Error(
      `${service}: the pattern ${node.pattern} is written with \\p{} or a look-around; use ONE_LINE, FREE_TEXT or a plain class`,
    );
  for (const child of Object.values(node)) refuseHardPatterns(child, service);
}

function routesOf(controller) {
  const base = Reflect.getMetadata('path', controller) ?? '';
  return Object.getOwnPropertyNames(controller.prototype)
    .map((name) => ({ controller, base, name, handler: controller.prototype[name] }))
    .filter(({ handler }) => Reflect.getMetadata('method', handler) !== undefined);
}

function describe({ controller, base, name, handler }, service, schemas) {
  const method = METHODS[Reflect.getMetadata('method', handler)];
  const path = openapiPath(base, Reflect.getMetadata('path', handler));
  const answers = Reflect.getMetadata('waymark:answers', handler);
  if (answers === undefined)
    throw new Error(`${controller.name}.${name} does not say what it answers: add @Answers`);
  const allow =
    Reflect.getMetadata('waymark:allow', handler) ??
    Reflect.getMetadata('waymark:allow', controller) ??
    {};
  const taken = argumentsOf(controller, name);
  const classes = [answers.body, taken.body].filter(Boolean).map(({ name }) => name);
  for (const needed of classes) {
    if (schemas[needed] === undefined)
      throw new Error(`${controller.name}.${name}: ${needed} is no contract class`);
  }
  const operation = {
    operationId: `${controller.name.replace(/Controller$/, '')}.${name}`,
    tags: [service],
    summary: `${controller.name.replace(/Controller$/, '')}: ${inWords(name)}`,
    ...(allow.anyone !== true && {
      security: [{ bearer: [] }],
      'x-roles': allow.roles ?? [],
      'x-scopes': allow.scopes ?? [],
    }),
    parameters: [
      ...pathParameters(path),
      ...queryParameters(taken.query, schemas),
      ...keyParameter(answers),
    ],
    ...(taken.body && {
      requestBody: {
        ...described(taken.body, schemas),
        required: true,
        content: json(taken.body.name),
      },
    }),
    responses: responses({ answers, allow, taken, path }, schemas),
  };
  return { path, method, operation, classes };
}

/** `recordCall` as `record call`. */
const inWords = (name) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const described = (type, schemas) => {
  const description = type && schemas[type.name]?.description;
  return description === undefined ? {} : { description };
};

function responses({ answers, allow, taken, path }, schemas) {
  const problems = new Set([500, 503, 429, 431, ...answers.problems]);
  if (allow.anyone !== true) problems.add(401).add(403);
  if (taken.body) for (const status of [400, 413, 415, 422]) problems.add(status);
  if (taken.query) problems.add(422);
  if (path.includes('{')) problems.add(404).add(422);
  if (answers.idempotencyKey !== 'none') problems.add(400).add(409).add(422);
  const refused = [...problems].sort().map((status) => [
    status,
    {
      description: PROBLEMS[status],
      content: { 'application/problem+json': { schema: { $ref: `${PREFIX}Problem` } } },
    },
  ]);
  return {
    [answers.status]: {
      description: 'Done.',
      ...described(answers.body, schemas),
      ...(answers.body && { content: json(answers.body.name) }),
    },
    ...Object.fromEntries(refused),
  };
}

function argumentsOf(controller, name) {
  const taken = Reflect.getMetadata('__routeArguments__', controller, name) ?? {};
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype, name) ?? [];
  const found = {};
  for (const [key, { index, data }] of Object.entries(taken)) {
    const kind = Number(key.split(':')[0]);
    const whole = data === undefined;
    if (kind === BODY && whole) found.body = types[index];
    if (kind === QUERY && whole) found.query = types[index];
    if (kind === PARAM && whole) found.param = types[index];
  }
  return found;
}

const openapiPath = (base, path) =>
  `/${[base, path].join('/').split('/').filter(Boolean).join('/')}`.replace(/:(\w+)/g, '{$1}');

const pathParameters = (path) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema:
      /^(id|.*Id)$/.test(name) && !/serviceId/.test(name)
        ? { type: 'string', format: 'uuid' }
        : { type: 'string', pattern: '^[a-z0-9-]{1,80}$' },
  }));

function queryParameters(query, schemas) {
  if (query === undefined) return [];
  const schema = schemas[query.name];
  if (schema === undefined) throw new Error(`${query.name} is no contract class`);
  return Object.entries(schema.properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: (schema.required ?? []).includes(name),
    schema: property,
  }));
}

const keyParameter = ({ idempotencyKey }) =>
  idempotencyKey === 'none'
    ? []
    : [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: idempotencyKey === 'required',
          description: 'The same key with the same body gets the first answer again.',
          schema: { type: 'string', pattern: '^[!-~]{1,200}$' },
        },
      ];

const json = (name) => ({ 'application/json': { schema: { $ref: `${PREFIX}${name}` } } });
const sorted = (object) =>
  Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

// Unknown fields are refused in bodies and never sent in answers; a class that others extend stays open.
const closed = (schemas) =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      { ...schema, additionalProperties: false },
    ]),
  );
