import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const file = fileURLToPath(new URL('../assess/judge.mjs', import.meta.url));
const seconds = 5;

/** One core judging as fast as it can. @param {{ seed: number, today: string }} what */
export async function measureAssess({ seed, today }) {
  const { stdout } = await promisify(execFile)(process.execPath, [
    file,
    String(seed),
    today,
    String(seconds),
  ]);
  return JSON.parse(stdout);
}
