import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@waymark/testing';

interface Line {
  readonly level: string;
  readonly message: string;
  readonly port?: number;
  readonly error?: { readonly message?: string };
}

interface Running {
  readonly child: ChildProcess;
  /** Everything it has written, in words. */
  text(): string;
  lines(): readonly Line[];
  ended: Promise<number | null>;
}

const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const running: ChildProcess[] = [];

function start(...args: string[]): Running {
  const child = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    `--import=${fileOf('./run-typescript.fixture.mjs')}`,
    fileOf('./start-service.fixture.ts'),
    ...args,
  ]);
  running.push(child);
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (written += chunk.toString()));
  }
  return {
    child,
    text: () => written,
    lines: () =>
      written
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Line),
    ended: once(child, 'exit').then(([code]) => code as number | null),
  };
}

const portOf = (service: Running): Promise<number> =>
  eventually('the service says its port', () => service.lines().find(({ port }) => port)?.port, {
    withinMs: 20_000,
  });

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

describe('a service as a process', () => {
  it('finishes what is in hand when told to stop, and ends well', async () => {
    const service = start('0');
    const base = `http://127.0.0.1:${await portOf(service)}`;
    const slow = fetch(`${base}/slow`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    service.child.kill('SIGTERM');
    expect(await (await slow).json()).toEqual({ done: true });
    expect(await service.ended).toBe(0);
  });

  it('says in one sentence that its port is taken, and ends badly', async () => {
    const first = start('0');
    const port = await portOf(first);
    const second = start(String(port));
    expect(await second.ended).toBe(1);
    expect(
      second
        .lines()
        .filter(({ level }) => level === 'error')
        .map(({ message }) => message),
    ).toEqual([`port ${port} is in use: stop what uses it, or set PORT to another`]);
  });

  it('does not start with a route that nobody is named for', async () => {
    const service = start('0', 'forgotten');
    expect(await service.ended).toBe(1);
    expect(service.text()).toContain('ForgottenController.read does not say who may call it');
  });

  it('names a wrong variable and not its value', async () => {
    const service = start('99999');
    expect(await service.ended).toBe(1);
    expect(service.text()).toContain('PORT must be a port number from 0 to 65535');
    expect(service.text()).not.toContain('99999');
  });

  it('ends when an error is caught by nobody, without printing query or parameters', async () => {
    const service = start('0');
    await fetch(`http://127.0.0.1:${await portOf(service)}/crash`).catch(() => undefined);
    expect(await service.ended).toBe(1);
    expect(service.text()).toContain('caught by nobody');
    expect(service.text()).not.toContain('Canary');
  });
});
