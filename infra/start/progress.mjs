const quietMs = 1_500;

// A reader that went away (`npm start | head`) must not end the line.
process.stdout.on('error', () => undefined);

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** @param {number} since from `performance.now()` @returns {string} */
export function secondsSince(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Says what is being done once it takes long, and what came of it.
 * @template T
 * @param {string} doing
 * @param {() => Promise<T>} work
 * @param {(result: T) => string | undefined} done undefined: nothing worth a line
 * @returns {Promise<T>}
 */
export async function step(doing, work, done) {
  const started = performance.now();
  const announce = setTimeout(() => say(`… ${doing}`), quietMs);
  try {
    const result = await work();
    const line = done(result);
    if (line) say(`✓ ${line}, ${secondsSince(started)}`);
    return result;
  } finally {
    clearTimeout(announce);
  }
}
