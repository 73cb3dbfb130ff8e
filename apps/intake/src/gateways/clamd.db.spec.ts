import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@waymark/testing';
import { aClamd, EICAR, type TestClamd } from './a-clamd.fixture.js';
import { Clamd } from './clamd.js';

const PROGRAM = '/usr/sbin/clamd';
const infected = Buffer.from(`%PDF-1.7 ${EICAR}`);
const clean = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(3_000_000, 7)]);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface Scanning {
  readonly address: string;
  close(): Promise<void> | void;
}

/** The program with one signature of its own: the test string, anywhere in a file. */
async function theProgram(): Promise<Scanning> {
  const folder = mkdtempSync(join(tmpdir(), 'clamd-'));
  const port = await freePort();
  const signature = Buffer.from(EICAR).toString('hex');
  writeFileSync(join(folder, 'test.ndb'), `Eicar-Test-Signature:0:*:${signature}\n`);
  const settings = [
    'Foreground yes',
    `DatabaseDirectory ${folder}`,
    `TCPSocket ${String(port)}`,
    'TCPAddr 127.0.0.1',
    `TemporaryDirectory ${folder}`,
  ];
  writeFileSync(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
  const program = spawn(PROGRAM, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  const address = `127.0.0.1:${String(port)}`;
  const answers = async () => (await new Clamd(address).scan(clean)) === 'clean';
  await eventually('clamd answers', answers, { withinMs: 50_000 });
  return {
    address,
    close: () => {
      program.kill();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The program is not everywhere; where it is, the stand-in that other specs use is held to it. */
const scanners: readonly (readonly [string, () => Promise<Scanning>])[] = [
  ['the stand-in that other specs use', aClamd],
  ...(existsSync(PROGRAM) ? [['clamd itself', theProgram] as const] : []),
];

describe.each(scanners)('%s', (_which, start) => {
  let scanning: Scanning;
  beforeAll(async () => {
    scanning = await start();
  }, 60_000);
  afterAll(() => scanning.close());

  it('finds the test string, and nothing in an ordinary file', async () => {
    const scanner = new Clamd(scanning.address);
    expect([await scanner.scan(infected), await scanner.scan(clean)]).toEqual([
      'infected',
      'clean',
    ]);
  });
});

describe('the stand-in', () => {
  let standIn: TestClamd;
  beforeAll(async () => {
    standIn = await aClamd();
  });
  afterAll(() => standIn.close());

  it('is given a file as it is', async () => {
    await new Clamd(standIn.address).scan(clean);
    expect(standIn.scanned[0]?.equals(clean)).toBe(true);
  });

  it('that falls says nothing about a file', async () => {
    standIn.falls = true;
    expect(await new Clamd(standIn.address).scan(infected)).toBe('not-scanned');
  });
});

it('where nobody listens nothing is said about a file', async () => {
  const port = await freePort();
  expect(await new Clamd(`127.0.0.1:${String(port)}`).scan(clean)).toBe('not-scanned');
});
