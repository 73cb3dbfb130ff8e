import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dice as diceOf } from '../bench/load/dice.mjs';
import { whyNoLocalKafka } from '../kafka/java.mjs';
import { build } from '../start/build.mjs';
import { stateFolder } from '../start/places.mjs';
import { withPortsOfItsOwn } from '../start/ports.mjs';
import { say, step } from '../start/progress.mjs';
import { startGround } from './ground/ground.mjs';
import { startServers } from './ground/servers.mjs';
import { mutations } from './mutations/mutations.mjs';
import { copyServices } from './mutations/patched.mjs';
import { readOptions } from './options.mjs';
import { isRight, lineOf, writeReport } from './report.mjs';
import { tryFault } from './trial.mjs';

/**
 * @typedef {import('./trial.mjs').Result & { mutation?: string }} Tried
 */

const folder = join(stateFolder, `faults-${process.pid}`);
/** Long enough for a group to let go of a member that was killed. */
const mutatedQuietMs = 45_000;

/** @param {readonly string[]} args @returns {Promise<number>} the exit code */
export async function run(args) {
  const options = readOptions(args);
  const started = performance.now();
  const noKafka = whyNoLocalKafka();
  if (noKafka) {
    say(
      `The fault tests end and start a Kafka of their own, but ${noKafka}: none of them was run.`,
    );
    say('0 passed, 0 failed');
    return 0;
  }
  say(`seed ${options.seed}: the same seed makes the same choices (--seed ${options.seed})`);
  await step(
    'building',
    () => build(),
    (built) => (built ? 'sources built' : undefined),
  );
  mkdirSync(folder, { recursive: true });
  const servers = await step(
    'starting PostgreSQL and Kafka for this run',
    () => startServers(say),
    () => 'PostgreSQL and Kafka are ready',
  );
  const stopping = stopOnSignals(servers.stop);
  try {
    const tried = options.withMutations
      ? await tryMutations(options, servers)
      : await tryAll(options, servers);
    await writeReport({ options, tried, tookMs: performance.now() - started });
    const passed = tried.filter((one) => isRight(one)).length;
    say(`${passed} passed, ${tried.length - passed} failed`);
    return passed === tried.length ? 0 : 1;
  } finally {
    stopping.forget();
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {import('./options.mjs').Options} options @param {import('./ground/servers.mjs').Servers} servers */
async function tryAll({ faults, isFull, seed }, servers) {
  const copy = join(folder, 'dist');
  await copyServices(copy, []);
  const dice = diceOf(seed);
  /** @type {Tried[]} */
  const tried = [];
  /** @type {import('./ground/ground.mjs').Ground | undefined} */
  let ground;
  try {
    for (const fault of faults) {
      if (!ground || fault.apart) {
        await ground?.stop();
        ground = await aGround({ servers, copy, dice });
      }
      const result = await tryFault(fault, ground, { isFull, say });
      tried.push(result);
      say(lineOf(result));
      if (result.broken.length > 0) keepLogs(ground, fault.id);
      if (result.broken.length > 0 || fault.apart) {
        await ground.stop();
        ground = undefined;
      }
    }
  } finally {
    await ground?.stop();
  }
  return tried;
}

/** @param {import('./options.mjs').Options} options @param {import('./ground/servers.mjs').Servers} servers */
async function tryMutations({ faults, seed }, servers) {
  /** @type {Tried[]} */
  const tried = [];
  for (const fault of faults) {
    const mutation = mutations[fault.mutation];
    const copy = join(folder, `dist-${fault.id}`);
    await copyServices(copy, mutation.patches);
    const ground = await aGround({ servers, copy, dice: diceOf(seed) });
    try {
      const result = await tryFault(fault, ground, {
        isFull: false,
        quietWithinMs: mutatedQuietMs,
        say,
      });
      tried.push({ ...result, mutation: fault.mutation });
      say(lineOf({ ...result, mutation: fault.mutation }));
      if (result.broken.length === 0) keepLogs(ground, fault.id);
    } finally {
      await ground.stop();
      rmSync(copy, { recursive: true, force: true });
    }
  }
  return tried;
}

/** @param {Omit<Parameters<typeof startGround>[0], 'say'>} options */
const aGround = (options) => withPortsOfItsOwn(() => startGround({ ...options, say: quietly }));

/** What went wrong is read there. @param {import('./ground/ground.mjs').Ground} ground @param {string} id */
function keepLogs({ line }, id) {
  const kept = join(stateFolder, 'faults', `logs-${id}`);
  rmSync(kept, { recursive: true, force: true });
  cpSync(line.folder, kept, { recursive: true });
  say(`    what every process said is in ${kept}`);
}

/** What processes that are killed all the time say at each end is in their logs. @param {string} line */
function quietly(line) {
  if (process.env.DEBUG) say(line);
}

/** @param {() => Promise<void>} stop */
function stopOnSignals(stop) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const end = () => void stop().finally(() => process.exit(130));
  for (const signal of signals) process.once(signal, end);
  return {
    forget() {
      for (const signal of signals) process.off(signal, end);
    },
  };
}
