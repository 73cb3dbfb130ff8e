import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dice as diceOf } from '../bench/load/dice.mjs';
import { whyNoLocalKafka } from '../kafka/java.mjs';
import { build } from '../start/build.mjs';
import { stateFolder } from '../start/places.mjs';
import { withPortsOfItsOwn } from '../start/ports.mjs';
import { say, step } from '../start/progress.mjs';
import { sentenceFor } from '../start/trouble.mjs';
import { startCluster, whyNoCluster } from './ground/cluster.mjs';
import { startGround } from './ground/ground.mjs';
import { startServers } from './ground/servers.mjs';
import { mutations } from './mutations/mutations.mjs';
import { copyServices } from './mutations/patched.mjs';
import { readOptions } from './options.mjs';
import { harmOf, isRight, lineOf, writeReport } from './report.mjs';
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
    const made = tried.filter(({ isMissing }) => !isMissing);
    const passed = made.filter((one) => isRight(one)).length;
    if (made.length < tried.length) say(`${tried.length - made.length} not tried here`);
    say(`${passed} passed, ${made.length - passed} failed`);
    return passed === made.length ? 0 : 1;
  } finally {
    stopping.forget();
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {import('./options.mjs').Options} options @param {import('./ground/servers.mjs').Servers} servers */
async function tryAll({ faults, isFull, seed }, servers) {
  const dice = diceOf(seed);
  const copy = join(folder, 'dist');
  await copyServices(copy, []);
  /** @type {Tried[]} */
  const tried = [];
  /** @type {import('./ground/ground.mjs').Ground | undefined} */
  let ground;
  const leave = async () => {
    await ground?.stop();
    ground = undefined;
  };
  try {
    const ordered = [
      ...faults.filter(({ apart }) => !apart),
      ...faults.filter(({ apart }) => apart),
    ];
    for (const [nth, fault] of ordered.entries()) {
      if (fault.apart) {
        await leave();
        const how = { fault, isFull, dice, patches: [], servers };
        tried.push(await orTold(fault, undefined, () => tryApart(how)));
        continue;
      }
      const result = await orTold(fault, undefined, async () => {
        ground ??= await aGround({ servers, copy, dice });
        const next = ordered[nth + 1];
        const isLastHere = next === undefined || next.apart === true;
        const one = await tryFault(fault, ground, { isFull, isLastHere, say });
        say(lineOf(one));
        return one;
      });
      tried.push(result);
      if (isRight(result)) continue;
      if (ground) keepLogs(ground, fault.id);
      await leave();
      await servers.startWhatEnded();
    }
  } finally {
    await leave();
  }
  return tried;
}

/** @param {import('./options.mjs').Options} options @param {import('./ground/servers.mjs').Servers} servers */
async function tryMutations({ faults, seed }, servers) {
  /** @type {Tried[]} */
  const tried = [];
  const all = faults.flatMap((fault) =>
    [fault.mutation].flat().map((mutation) => ({ fault, mutation })),
  );
  for (const { fault, mutation } of all) {
    const { patches } = mutations[mutation];
    const dice = diceOf(seed);
    const how = { fault, isFull: false, dice, patches, mutation, servers };
    tried.push(await orTold(fault, mutation, () => tryApart(how)));
    await servers.startWhatEnded();
  }
  return tried;
}

/**
 * A fault on a line of its own, and where it wants to on servers of its own.
 * @param {object} what
 * @param {import('./trial.mjs').Fault} what.fault
 * @param {boolean} what.isFull
 * @param {import('../bench/load/dice.mjs').Dice} what.dice
 * @param {readonly import('./mutations/patched.mjs').Patch[]} what.patches
 * @param {string} [what.mutation]
 * @param {import('./ground/servers.mjs').Servers} what.servers
 * @returns {Promise<Tried>}
 */
async function tryApart({ fault, isFull, dice, patches, mutation, servers }) {
  const place = fault.place?.(servers.folder);
  if (place && 'missing' in place) return notTried(fault, place.missing, mutation);
  const noCluster = fault.onCluster && (await whyNoCluster(say));
  if (noCluster) return notTried(fault, noCluster, mutation);
  const { copy, copies } = await copiesFor(fault, patches);
  const own = fault.onCluster
    ? await startCluster(say)
    : place || fault.takesServers
      ? await startServers(say, place?.wishes)
      : undefined;
  try {
    const where = { servers: own ?? servers, copy, copies, dice };
    return await tryAlone(fault, where, { isFull, mutation });
  } finally {
    await own?.stop();
    place?.leave();
    for (const one of [copy, ...Object.values(copies)])
      rmSync(one, { recursive: true, force: true });
  }
}

/** @param {import('./trial.mjs').Fault} fault @param {readonly import('./mutations/patched.mjs').Patch[]} patches */
async function copiesFor({ id, copies = {} }, patches) {
  const copy = join(folder, `dist-${id}`);
  await copyServices(copy, patches);
  /** @type {Record<string, string>} */
  const others = {};
  for (const [name, also] of Object.entries(copies)) {
    others[name] = join(folder, `dist-${id}-${name}`);
    await copyServices(others[name], [...patches, ...also]);
  }
  return { copy, copies: others };
}

/**
 * @param {import('./trial.mjs').Fault} fault
 * @param {Parameters<typeof aGround>[0]} where
 * @param {{ isFull: boolean, mutation: string | undefined }} how
 * @returns {Promise<Tried>}
 */
async function tryAlone(fault, where, { isFull, mutation }) {
  const ground = await aGround(where);
  try {
    const without = mutation && {
      ...{ mutation, isHarm: harmOf(mutation), quietWithinMs: mutatedQuietMs },
    };
    const result = await tryFault(fault, ground, {
      ...{ isFull, isLastHere: true, say },
      ...without,
    });
    const one = { ...result, ...(mutation && { mutation }) };
    say(lineOf(one));
    if (!isRight(one)) keepLogs(ground, fault.id);
    return one;
  } finally {
    await ground.stop();
  }
}

/**
 * What cannot be judged is wrong, and stops none of those after it.
 * @param {import('./trial.mjs').Fault} fault @param {string | undefined} mutation @param {() => Promise<Tried>} work
 * @returns {Promise<Tried>}
 */
async function orTold(fault, mutation, work) {
  try {
    return await work();
  } catch (error) {
    const one = {
      ...nothing(fault, mutation),
      toothless: `it could not be judged: ${sentenceFor(error)}`,
    };
    say(lineOf(one));
    return one;
  }
}

/** @param {import('./trial.mjs').Fault} fault @param {string} why @param {string} [mutation] @returns {Tried} */
function notTried(fault, why, mutation) {
  say(`– ${fault.id} ${fault.is}\n    ${why}: not tried.`);
  return { ...nothing(fault, mutation), remarks: [why], isMissing: true };
}

/** @param {import('./trial.mjs').Fault} fault @param {string} [mutation] @returns {Tried} */
const nothing = ({ id, is }, mutation) => ({
  ...{ id, is, injected: 0, referrals: 0, commands: 0, redelivered: 0, recoveryMs: 0, tookMs: 0 },
  ...{ held: [], broken: [], remarks: [], ...(mutation && { mutation }) },
});

/** @param {Omit<Parameters<typeof startGround>[0], 'say'>} options */
const aGround = (options) => withPortsOfItsOwn(() => startGround({ ...options, say: quietly }));

/** What went wrong is read there. @param {import('./ground/ground.mjs').Ground} ground @param {string} id */
function keepLogs({ line, servers }, id) {
  const kept = join(stateFolder, 'faults', `logs-${id}`);
  rmSync(kept, { recursive: true, force: true });
  cpSync(line.folder, kept, { recursive: true });
  for (const log of servers.logs) if (existsSync(log)) cpSync(log, join(kept, basename(log)));
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
