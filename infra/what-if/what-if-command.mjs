import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import 'reflect-metadata';
import { build } from '../start/build.mjs';
import { checkout } from '../start/places.mjs';
import { say } from '../start/progress.mjs';
import { Trouble } from '../start/trouble.mjs';
import { EligibilityClient } from './eligibility-client.mjs';
import { progressWords, Rate } from './progress-words.mjs';
import { resultWords } from './result-words.mjs';
import { readOptions } from './what-if-options.mjs';

const interrupted = 130;
const lookEveryMs = 500;

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} [print]
 * @returns {Promise<number>} exit code
 */
export async function whatIfCommand(args, env, print = say) {
  const { path, since, as, url, json } = readOptions(args);
  const { text, draft } = readDraft(path);
  const organisation = as ?? String(draft.serviceId ?? '');
  const client = new EligibilityClient({ env, organisation, ...(url !== undefined && { url }) });
  const asked = await client.call('POST', '/what-ifs', { draft, since });
  if (asked.status !== 202) throw await refusal(asked, { path, text });

  const { whatIfId } = asked.body;
  const stop = new AbortController();
  const stopping = () => stop.abort();
  process.once('SIGINT', stopping).once('SIGTERM', stopping);
  try {
    const ended = await followed(client, whatIfId, {
      signal: stop.signal,
      print: json ? () => undefined : print,
    });
    if (ended === undefined) return await cancelled(client, whatIfId, print);
    if (json) print(JSON.stringify(ended, undefined, 2));
    return toldEnd(ended, { draft, path, print: json ? () => undefined : print });
  } finally {
    process.off('SIGINT', stopping).off('SIGTERM', stopping);
  }
}

/**
 * What is not known to be cancelled is not said to be.
 * @param {EligibilityClient} client @param {string} whatIfId @param {(line: string) => void} print
 */
async function cancelled(client, whatIfId, print) {
  const { status, body } = await client.call('DELETE', `/what-ifs/${whatIfId}`);
  if (status === 204) print('Cancelled: nothing of it is kept.');
  else if (status === 409)
    print('It had ended before it could be cancelled; nothing of it is shown here.');
  else
    throw new Trouble(
      `It may still run, because it could not be cancelled: ${body?.title ?? status}.`,
    );
  return interrupted;
}

/** @param {string} path @returns {{ text: string, draft: any }} */
function readDraft(path) {
  const text = textOf(path);
  try {
    const draft = JSON.parse(text);
    if (typeof draft === 'object' && draft !== null) return { text, draft };
  } catch (cause) {
    throw new Trouble(`${path}: is not JSON: ${/** @type {Error} */ (cause).message}`, { cause });
  }
  throw new Trouble(
    `${path}:1: is no file of criteria: see infra/criteria for what one looks like.`,
  );
}

/** @param {string} path */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = /** @type {{ code?: string }} */ (cause);
    throw new Trouble(
      code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${code}).`,
      { cause },
    );
  }
}

/**
 * Until it has ended; undefined = whoever asked wants no more.
 * @param {EligibilityClient} client @param {string} whatIfId
 * @param {{ signal: AbortSignal, print: (line: string) => void }} how
 */
async function followed(client, whatIfId, { signal, print }) {
  const rate = new Rate();
  let told = '';
  while (!signal.aborted) {
    const { status, body } = await client.call('GET', `/what-ifs/${whatIfId}`);
    if (status !== 200) throw new Trouble(`${body?.title ?? status}: ${body?.detail ?? ''}`);
    if (body.state !== 'waiting' && body.state !== 'running') return body;
    const words = progressWords(body, rate.see(body, performance.now()));
    if (words !== told) print(words);
    told = words;
    await pause(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}

/** @param {any} ended @param {{ draft: any, path: string, print: (line: string) => void }} told */
function toldEnd(ended, { draft, path, print }) {
  if (ended.state === 'cancelled') {
    print('Somebody has cancelled it: nothing of it is kept.');
    return interrupted;
  }
  if (ended.state === 'failed') throw new Trouble(`It failed: ${ended.because}`);
  for (const line of resultWords(ended, { name: draft.name ?? ended.serviceId, path })) print(line);
  return 0;
}

/** @param {{ status: number, body: any }} answer @param {{ path: string, text: string }} file */
async function refusal({ status, body }, { path, text }) {
  if (status !== 422 || !Array.isArray(body?.errors)) {
    return new Trouble(body?.detail ?? body?.title ?? `The answer was ${status}.`);
  }
  await build();
  const { linesOfJson } = await import(
    join(checkout, 'dist/apps/eligibility/src/domain/lint/lines-of-json.js')
  );
  const lines = linesOfJson(text);
  return new Trouble(
    body.errors
      .map((/** @type {{ field: string, message: string }} */ { field, message }) =>
        field.startsWith('draft')
          ? `${path}:${lineOf(field, lines)}: ${message}`
          : `--${field}: ${message}`,
      )
      .join('\n'),
  );
}

/** Of a value that is missing, the line of what should hold it. @param {string} field @param {ReadonlyMap<string, number>} lines */
export function lineOf(field, lines) {
  let at = field.replace(/^draft\.?/, '').replace(/\[(\d+)\]/g, '.$1');
  for (; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), 0))) {
    const line = lines.get(at);
    if (line !== undefined) return line;
  }
  return 1;
}
