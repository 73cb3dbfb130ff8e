import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { number, times } from '../report/words.mjs';

const file = fileURLToPath(new URL('../assess/compare.mjs', import.meta.url));
const seconds = 4;

/**
 * The same published criteria judged by ours and by other rules engines, on one core each. An engine that answers
 * another way than ours is no comparison, and stops the run.
 * @param {{ seed: number, today: string }} what
 */
export async function measureEngines({ seed, today }) {
  const { stdout } = await promisify(execFile)(process.execPath, [
    file,
    String(seed),
    today,
    String(seconds),
  ]);
  /** @type {{ services: number, pathways: number, questions: number, lines: number, oursPerSecond: number, engines: readonly { name: string, differences?: number, perSecond?: number, refused?: string }[] }} */
  const found = JSON.parse(stdout);
  const differing = found.engines.find(({ differences = 0 }) => differences > 0);
  if (differing) {
    throw new Error(`${differing.name} differs in ${differing.differences} of ${found.questions}.`);
  }
  const engines = found.engines.map(({ name, perSecond, refused }) =>
    perSecond === undefined
      ? { name, words: `${name} cannot be loaded: ${refused}` }
      : {
          name,
          perSecond,
          slower: found.oursPerSecond / perSecond,
          words: `${name}: ours is ${times(found.oursPerSecond / perSecond)} as fast (${number(perSecond)} /s)`,
        },
  );
  return { ...found, engines };
}
