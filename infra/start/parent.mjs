import { readFileSync } from 'node:fs';

const everyMs = 1_000;

/**
 * A killed npm passes nothing on to what it started, nor does the shell in between.
 * @param {() => void} callback
 */
export function onParentGone(callback) {
  if (!process.env['npm_lifecycle_event']) return;
  const parent = process.ppid;
  const npm = parentOfShell(parent);
  const watching = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || parentOfShell(parent) === npm)) return;
    clearInterval(watching);
    callback();
  }, everyMs);
  watching.unref();
}

/** @param {number} pid @returns {number | undefined} undefined where it is no shell, or the system does not say */
function parentOfShell(pid) {
  try {
    const [, name = '', parent] =
      /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return /^(ba|da|z)?sh$/.test(name) ? Number(parent) : undefined;
  } catch {
    return undefined;
  }
}
