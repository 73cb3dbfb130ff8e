// Writes every document that is made from the classes; with --check it only says which of them are stale.
// Works on the built code, so that what is documented is what runs: npm run build comes first.
import 'reflect-metadata';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asyncapi } from './asyncapi.mjs';
import { breaks } from './compatibility.mjs';
import { openapi } from './openapi.mjs';
import { movesTable, withPart } from './readme-parts.mjs';
import { closure, componentSchemas } from './schemas.mjs';
import { textsOfThePages } from './texts.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const GENERATED = 'libs/contracts/generated';
const PREFIX = '#/components/schemas/';
const SERVICES = ['intake', 'eligibility', 'routing', 'notification', 'operations'];
const check = process.argv.includes('--check');

const contracts = await import(join(ROOT, 'dist/libs/contracts/src/index.js'));
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const outputs = new Map();

const inDocument = componentSchemas(contracts, PREFIX);
const alone = componentSchemas(contracts, '#/$defs/');
const examples = Object.fromEntries(
  contracts.catalogue.map(({ type }) => [
    type,
    readJson(`libs/contracts/src/examples/${type}.json`),
  ]),
);

for (const { type, data } of contracts.catalogue) {
  const { [data.name]: itself, ...needed } = closure(data.name, alone, '#/$defs/');
  put(`${GENERATED}/events/${type}.schema.json`, {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:waymark:event:${type}`,
    ...itself,
    ...(Object.keys(needed).length > 0 && { $defs: needed }),
  });
}
const eventSchemas = {};
for (const { data } of contracts.catalogue) closure(data.name, inDocument, PREFIX, eventSchemas);
put(`${GENERATED}/asyncapi.json`, asyncapi(contracts.catalogue, eventSchemas, examples, version));

for (const service of SERVICES) {
  const controllers = await controllersOf(service);
  put(
    `apps/${service}/src/openapi.json`,
    openapi({ service, controllers, schemas: inDocument, version }),
  );
}

const { MOVES_TABLE } = await import(join(ROOT, 'dist/apps/routing/src/domain/moves.js'));
const routing = 'apps/routing/README.md';
outputs.set(routing, withPart(ROOT, routing, 'moves', movesTable(MOVES_TABLE)));

const { textsIn } = await import(join(ROOT, 'dist/apps/web/src/language/template-texts.js'));
put('apps/web/src/language/texts.json', textsOfThePages(textsIn));

process.exitCode = check ? report() : write();

function write() {
  for (const [path, text] of outputs) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
  console.log(`${String(outputs.size)} documents written.`);
  return 0;
}

function report() {
  const stale = [...outputs].filter(
    ([path, text]) =>
      !existsSync(join(ROOT, path)) || readFileSync(join(ROOT, path), 'utf8') !== text,
  );
  for (const [path] of stale)
    console.error(`${path} is not what the classes say: run npm run generate`);
  const broken = breaks({
    ROOT,
    catalogue: contracts.catalogue,
    schemaOf: (type) => JSON.parse(outputs.get(`${GENERATED}/events/${type}.schema.json`)),
  });
  for (const sentence of broken) console.error(sentence);
  if (stale.length + broken.length === 0)
    console.log(
      `${String(outputs.size)} documents are what the classes say; no event breaks its readers.`,
    );
  return stale.length + broken.length === 0 ? 0 : 1;
}

async function controllersOf(service) {
  const own = await controllersIn(join(ROOT, 'dist/apps', service, 'src/entry'));
  return [...own, ...(await controllersIn(join(ROOT, 'dist/libs/messaging/src')))];
}

async function controllersIn(folder) {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.controller.js'))
    .sort();
  const modules = await Promise.all(files.map((name) => import(join(folder, name))));
  return modules.flatMap((module) => Object.values(module)).filter(isController);
}

function isController(value) {
  return typeof value === 'function' && Reflect.getMetadata('path', value) !== undefined;
}

function put(path, content) {
  outputs.set(path, `${JSON.stringify(content, null, 2)}\n`);
}

function readJson(path) {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}
