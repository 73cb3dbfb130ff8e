import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** @type {Record<import('./provider-choice.mjs').Server, string>} */
export const images = { postgres: 'postgres:18', kafka: 'apache/kafka:4.3.1' };

const seconds = 1000;

/** @param {readonly string[]} args @param {number} timeout in milliseconds */
export async function docker(args, timeout) {
  const { stdout } = await execute('docker', args, { timeout, maxBuffer: 8 * 1024 * 1024 });
  return stdout;
}

/** @param {readonly string[]} args @param {number} timeout */
async function succeeds(args, timeout) {
  try {
    await docker(args, timeout);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {readonly import('./provider-choice.mjs').Server[]} servers those that Docker would have to run
 * @param {{ needsCompose: boolean, say: (line: string) => void }} options
 * @returns {Promise<string | undefined>} why not, as the end of a sentence
 */
export async function whyNoContainers(servers, { needsCompose, say }) {
  if (!(await succeeds(['info', '--format', '{{.ServerVersion}}'], 10 * seconds))) {
    return 'Docker does not answer';
  }
  if (needsCompose && !(await succeeds(['compose', 'version'], 10 * seconds))) {
    return 'Docker has no Compose plugin';
  }
  const wanted = servers.map((server) => images[server]);
  const had = await Promise.all(wanted.map((image) => canHave(image, say)));
  const missing = wanted.filter((_, index) => !had[index]);
  return missing.length > 0 ? `Docker cannot get ${missing.join(' and ')}` : undefined;
}

/**
 * The registry is asked first, because a pull without a network hangs for minutes.
 * @param {string} image @param {(line: string) => void} say
 */
export async function canHave(image, say) {
  if (await succeeds(['image', 'inspect', image], 10 * seconds)) return true;
  if (!(await succeeds(['manifest', 'inspect', image], 10 * seconds))) return false;
  say(`pulling ${image} (once)`);
  return succeeds(['pull', '--quiet', image], 180 * seconds);
}
