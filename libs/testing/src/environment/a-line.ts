import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { testEnvironment } from './environment.config.js';

type Program =
  | 'web'
  | 'intake'
  | 'eligibility'
  | 'routing'
  | 'notification'
  | 'operations'
  | 'identity'
  | 'mail'
  | 'outbox';

/** The whole line, built, as processes of its own on free ports. */
export interface TestLine {
  /** Where each program listens: `http://localhost:port`, and `smtp://…` for mail. */
  readonly urls: Readonly<Record<Program, string>>;
  /** Where each service gives its figures. */
  readonly metricsUrls: Readonly<Record<string, string>>;
  /** Service → its own database, as the administrator: past every rule. */
  readonly databaseUrls: Readonly<Record<string, string>>;
  /** Folder with one log file a program. */
  readonly logs: string;
  /** Stops one program for good; it has some seconds to end. */
  readonly release: (program: Program) => void;
  readonly stop: () => Promise<void>;
}

interface Told {
  readonly ports: Readonly<Record<Program, number>>;
  readonly metricsPorts: Readonly<Record<Program, number>>;
  readonly databaseUrls: Readonly<Record<string, string>>;
  readonly logs: string;
}

const script = fileURLToPath(
  new URL('../../../../infra/start/line-for-specs.mjs', import.meta.url),
);

/** Builds and starts the line for a spec file: allow a minute or two, and `stop` it in `afterAll`. */
export async function aLine(environment: Readonly<Record<string, string>> = {}): Promise<TestLine> {
  const { databaseUrl, kafkaBrokers } = testEnvironment();
  // Databases and topics of its own: what one spec file sends or spoils no other meets.
  const own = randomBytes(4).toString('hex');
  const line = spawn(process.execPath, [script], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      KAFKA_BROKERS: kafkaBrokers,
      DATABASE_PREFIX: `line_${own}`,
      TOPIC_PREFIX: `line-${own}`,
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const { ports, metricsPorts, databaseUrls, logs } = await whatItTells(line);
  const urls = Object.fromEntries(
    Object.entries(ports).map(([program, port]) => [
      program,
      `${program === 'mail' ? 'smtp' : 'http'}://localhost:${String(port)}`,
    ]),
  ) as Record<Program, string>;
  const metricsUrls = Object.fromEntries(
    Object.entries(metricsPorts).map(([program, port]) => [
      program,
      `http://localhost:${String(port)}/metrics`,
    ]),
  );
  const release = (program: Program) => line.stdin.write(`${program}\n`);
  return { urls, metricsUrls, databaseUrls, logs, release, stop: () => stop(line) };
}

async function whatItTells(line: ChildProcess): Promise<Told> {
  const complaints: string[] = [];
  line.stderr?.on('data', (text: Buffer) => complaints.push(text.toString()));
  if (line.stdout === null) throw new Error('The line has no output to read.');
  for await (const text of createInterface({ input: line.stdout })) {
    if (!text.startsWith('{')) continue;
    line.stdout.resume();
    return JSON.parse(text) as Told;
  }
  throw new Error(`The line did not start: ${complaints.join('')}`);
}

async function stop(line: ChildProcess): Promise<void> {
  if (line.exitCode !== null || line.signalCode !== null) return;
  const ended = once(line, 'exit');
  line.stdin?.end();
  await ended;
}
