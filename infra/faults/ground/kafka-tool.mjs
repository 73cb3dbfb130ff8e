import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { java } from '../../kafka/java.mjs';

const logging = fileURLToPath(new URL('../../kafka/log4j2.properties', import.meta.url));
const longestMs = 60_000;

/**
 * Runs one of Kafka's own command-line tools, which are not ours in any part.
 * @param {object} what
 * @param {string} what.jars
 * @param {string} what.tool its class, after `org.apache.kafka.tools.`
 * @param {readonly string[]} what.args
 * @param {string} [what.input]
 * @returns {Promise<string>} what it prints
 */
export function kafkaTool({ jars, tool, args, input = '' }) {
  const options = [
    `-Dlog4j2.configurationFile=${logging}`,
    ...['-Xmx256m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', join(jars, '*')],
    `org.apache.kafka.tools.${tool}`,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(java(), [...options, ...args], { stdio: 'pipe' });
    const tooLong = setTimeout(() => child.kill('SIGKILL'), longestMs);
    /** @type {Buffer[]} */
    const out = [];
    let complaints = '';
    child.stdout.on('data', (bytes) => out.push(bytes));
    child.stderr.on('data', (bytes) => (complaints += bytes));
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(tooLong);
      const text = Buffer.concat(out).toString('utf8');
      if (code === 0) resolve(text);
      else reject(new Error(`${tool} ended with ${code}: ${complaints.slice(-600)}`));
    });
    child.stdin.end(input);
  });
}
