import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { verifyCommand } from '../audit/verify-command.mjs';
import { importCommand } from '../geography/import-command.mjs';
import { resealCommand } from '../reseal/reseal-command.mjs';
import { numbersCommand } from '../restore/numbers-command.mjs';
import { build } from '../start/build.mjs';
import { refuseUnsafeAddresses } from './safe-addresses.mjs';

const elsewhere = 'postgres://admin:pa55word@db.example/postgres';
const inTheClear = /DATABASE_URL must say sslmode=verify-full .*would go there in the clear/;
const silent = () => undefined;

/** @param {string} file @param {Record<string, string>} env */
const program = (file, env) =>
  spawnSync(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], {
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });

before(() => build());

describe('another machine in the clear', () => {
  /** @type {Readonly<Record<string, (env: NodeJS.ProcessEnv) => Promise<unknown>>>} */
  const commands = {
    'restore:numbers': (env) => numbersCommand([], env, silent),
    'audit:verify': (env) => verifyCommand([], env, silent),
    reseal: (env) => resealCommand([], env, silent),
    'geography:import': (env) => importCommand(['--status'], env),
  };
  for (const [name, run] of Object.entries(commands)) {
    it(`is refused by ${name}, which does not say the password`, async () => {
      await assert.rejects(run({ DATABASE_URL: elsewhere }), (/** @type {Error} */ error) => {
        assert.match(error.message, inTheClear);
        assert.doesNotMatch(error.message, /pa55word/);
        return true;
      });
    });
  }

  for (const file of ['../start/prepare.mjs', './migrate-databases.mjs']) {
    it(`is refused by ${file}`, () => {
      const { status, stderr } = program(file, {
        DATABASE_URL: elsewhere,
        KAFKA_BROKERS: 'nowhere:1',
      });
      assert.match(stderr, inTheClear);
      assert.equal(status, 1);
    });
  }

  it('is not touched on this machine either by prepare.mjs without the password that services have', () => {
    const { status, stderr } = program('../start/prepare.mjs', {
      DATABASE_URL: 'postgres://admin@127.0.0.1:1/postgres',
      KAFKA_BROKERS: 'nowhere:1',
    });
    assert.match(stderr, /^ROLE_PASSWORD must be the password that the services have/);
    assert.equal(status, 1);
  });

  it('is refused under whatever setting it stands, and each by its name', async () => {
    const here = 'postgres://admin@localhost/postgres';
    await assert.rejects(
      numbersCommand([], { DATABASE_URL: here, ROUTING_DATABASE_URL: elsewhere }, silent),
      /^Trouble: ROUTING_DATABASE_URL must say sslmode=verify-full/,
    );
    await assert.rejects(
      importCommand(['--status'], { INTAKE_DATABASE_URL: elsewhere }),
      /^Trouble: INTAKE_DATABASE_URL must say sslmode=verify-full/,
    );
  });
});

describe('what a command of an operator takes', () => {
  for (const [what, env] of /** @type {const} */ ([
    ['another machine over TLS', { DATABASE_URL: `${elsewhere}?sslmode=verify-full` }],
    ['this machine', { DATABASE_URL: 'postgresql://admin@127.0.0.1:1/postgres' }],
    ['where everybody is invented', { DATABASE_URL: elsewhere, DEMONSTRATION: 'true' }],
    ['nothing, which is its own business', {}],
  ])) {
    it(`is ${what}`, () => refuseUnsafeAddresses(env));
  }

  for (const [what, address, sentence] of /** @type {const} */ ([
    ['whoever answers', `${elsewhere}?sslmode=require`, /verify-full or disable/],
    ['another host behind the name', 'postgres://a@localhost/p?host=db.example', /not say host/],
    ['no address', 'host=db.example user=admin', /must be postgres:\/\//],
    ['no host', 'postgres:///postgres', /must say sslmode=verify-full/],
  ])) {
    it(`is not ${what}`, async () => {
      await assert.rejects(refuseUnsafeAddresses({ DATABASE_URL: address }), sentence);
    });
  }
});

describe('in an image, which has no sources', () => {
  it('commands of an operator run as they are', () => {
    const { status, stdout } = spawnSync('bash', ['-ec', asInAnImage], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { PATH: process.env.PATH, DATABASE_URL: elsewhere },
      encoding: 'utf8',
    });
    assert.equal(stdout.match(/would go there in the clear/g)?.length, 4, stdout);
    assert.equal(status, 0);
  });
});

/** What infra/docker/Dockerfile puts there, and nothing else. */
const asInAnImage = `
image=$(mktemp -d); trap 'rm -rf "$image"' EXIT
cp -r infra package.json "$image"; ln -s "$PWD/dist" "$PWD/node_modules" "$image"
cd "$image"
for command in restore/numbers audit/verify reseal/reseal-all; do node infra/$command.mjs 2>&1 || true; done
node infra/geography/import.mjs --status 2>&1 || true`;
