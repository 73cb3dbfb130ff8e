import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from './places.mjs';
import { isFree } from './ports.mjs';
import { Trouble } from './trouble.mjs';

const megabyte = 1024 * 1024;
const spaceNeeded = 500 * megabyte;

/** Kafka and PostgreSQL stop in the middle of their work when the disk fills up; better not to begin. */
export function checkSpace() {
  mkdirSync(stateFolder, { recursive: true });
  const { bavail, bsize } = statfsSync(stateFolder);
  const left = bavail * bsize;
  if (left >= spaceNeeded) return;
  throw new Trouble(
    `The disk is nearly full (${Math.floor(left / megabyte)} MB left in ${stateFolder}): free at least ${spaceNeeded / megabyte} MB and run npm start again.`,
  );
}

/** @param {Readonly<Record<string, number>>} ports */
export async function checkPorts(ports) {
  for (const [name, port] of Object.entries(ports)) {
    if (await isFree(port)) continue;
    throw new Trouble(
      `Port ${port}, wanted for ${name}, is in use: stop the program that has it, or choose other ports with npm start -- --port-base 4000.`,
    );
  }
}

/**
 * One start at a time per checkout, because its data has one owner.
 * @returns {() => void} to call at the end
 */
export function takeCheckout() {
  const note = join(stateFolder, 'running.pid');
  const other = existsSync(note) ? Number(readFileSync(note, 'utf8')) : 0;
  if (other && other !== process.pid && isAnotherStart(other)) {
    throw new Trouble(
      `Waymark already runs from this folder (process ${other}): stop it there with Ctrl-C first.`,
    );
  }
  mkdirSync(stateFolder, { recursive: true });
  writeFileSync(note, String(process.pid));
  return () => rmSync(note, { force: true });
}

/** @param {number} pid */
function isAnotherStart(pid) {
  try {
    process.kill(pid, 0);
    const commandLine = `/proc/${pid}/cmdline`;
    return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('start.mjs');
  } catch {
    return false;
  }
}
