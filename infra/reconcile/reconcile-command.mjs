import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { demoSecret } from '../identity/demo-clients.mjs';
import { machineToken } from '../start/machine-token.mjs';
import { say } from '../start/progress.mjs';
import { portsFrom } from '../start/services.mjs';
import { Trouble } from '../start/trouble.mjs';

const ports = portsFrom(3000);
const differs = 1;
/** The exit code where nothing, or not everything, could be said. */
export const notCompared = 2;
const lookEveryMs = 500;
const usage =
  'npm run reconcile knows --json. OPERATIONS_URL, TOKEN_URL, CLIENT_ID and CLIENT_SECRET say where and who.';

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} [print]
 * @returns {Promise<number>} 0 = all agree, 1 = they differ, 2 = somebody was silent, or more differ than were read
 */
export async function reconcileCommand(args, env, print = say) {
  const { json } = readOptions(args);
  const call = await caller(env);
  const { runId } = await call('POST', '/reconciliations');
  let run = await call('GET', `/reconciliations/${runId}`);
  while (run.state === 'running') {
    await pause(lookEveryMs);
    run = await call('GET', `/reconciliations/${runId}`);
  }
  if (json) print(JSON.stringify(run, undefined, 2));
  else for (const line of wordsOf(run)) print(line);
  return codeOf(run);
}

/** @param {readonly string[]} args */
function readOptions(args) {
  try {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } });
    return { json: values.json ?? false };
  } catch (cause) {
    throw new Trouble(usage, { cause });
  }
}

/** @param {{ state: string, standing: readonly object[] }} run */
export const codeOf = ({ state, standing }) =>
  state === 'done' ? (standing.length > 0 ? differs : 0) : notCompared;

/** @param {any} run @returns {readonly string[]} */
export function wordsOf({
  state,
  referrals,
  compared,
  of,
  onTheirWay,
  standing,
  resolved,
  silent,
  hasMore,
}) {
  const number = (/** @type {number} */ n) => n.toLocaleString('en-GB');
  const told = standing.flatMap((/** @type {any} */ one) => [
    `${one.subject}  ${one.kind}, seen since ${one.firstSeenAt}`,
    `    ${one.what}`,
    `    ${one.toDo}`,
  ]);
  const young = onTheirWay > 0 ? ` ${number(onTheirWay)} are on their way.` : '';
  const gone = resolved > 0 ? ` ${number(resolved)} of earlier are resolved.` : '';
  if (state === 'failed') {
    return [...told, 'It failed: nothing new is said. The log of operations has the reason.'];
  }
  const end =
    standing.length === 0
      ? 'no difference'
      : `${number(standing.length)} ${standing.length === 1 ? 'difference' : 'differences'}`;
  return [
    ...told,
    `${number(referrals)} referrals, ${compared} of ${of} pairs of books compared: ${end}.${young}${gone}`,
    ...(silent.length > 0
      ? [`${silent.join(', ')} did not answer: nothing is said of what is there.`]
      : []),
    ...(hasMore
      ? [
          'More differ than were read. Of pairs that were not read to the end nothing is taken as resolved: mend the cause, then compare again.',
        ]
      : []),
  ];
}

/** @param {NodeJS.ProcessEnv} env */
async function caller(env) {
  const url = env['OPERATIONS_URL'] ?? `http://localhost:${ports.operations}`;
  const tokenUrl = env['TOKEN_URL'] ?? `http://localhost:${ports.identity}/token`;
  const client = env['CLIENT_ID'] ?? 'waymark-reconcile';
  const secret = env['CLIENT_SECRET'] ?? demoSecret(client);
  const scopes = ['operations:read', 'reconciliation:run'];
  const token = await reached(
    machineToken({ tokenUrl, client, secret, service: 'operations', scopes }),
  );
  return async (/** @type {string} */ method, /** @type {string} */ path) => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await reached(fetch(`${url}${path}`, { method, headers }));
    const body = await answer.json();
    if (answer.ok) return body;
    throw new Trouble(`${answer.status} ${body.title}: ${body.detail}`);
  };
}

/** @template T @param {Promise<T>} asked */
async function reached(asked) {
  try {
    return await asked;
  } catch (cause) {
    if (cause instanceof TypeError)
      throw new Trouble(
        'Operations or the identity provider does not answer: run npm start in another window, or say where with OPERATIONS_URL and TOKEN_URL.',
        { cause },
      );
    throw new Trouble(/** @type {Error} */ (cause).message, { cause });
  }
}
