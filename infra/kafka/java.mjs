import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const oldestJava = 17;

/** @returns {string} the command that runs Java */
export function java() {
  const home = process.env['JAVA_HOME'];
  const own = home && join(home, 'bin', 'java');
  return own && existsSync(own) ? own : 'java';
}

/** @param {string} text what `java -version` prints @returns {number | undefined} 17 for "17.0.15", 8 for "1.8.0" */
export function javaMajor(text) {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  if (first === undefined) return undefined;
  return first === '1' ? Number(second) : Number(first);
}

/** @returns {string | undefined} why a local Kafka cannot run here, as the end of a sentence */
export function whyNoLocalKafka() {
  const asked = spawnSync(java(), ['-version'], { encoding: 'utf8' });
  if (asked.error) return 'Java is not installed';
  const major = javaMajor(`${asked.stderr}${asked.stdout}`);
  if (major === undefined || major < oldestJava) return `Java is older than ${oldestJava}`;
  return undefined;
}
