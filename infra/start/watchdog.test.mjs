import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { waitUntil } from './wait-until.mjs';

const processes = new URL('./processes.mjs', import.meta.url).href;
const watchdog = new URL('./watchdog.mjs', import.meta.url).href;

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('what a killed starter leaves', () => {
  it('is ended, and its folder is removed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-test-'));
    const program = `
      import { startProcess } from '${processes}';
      import { watch } from '${watchdog}';
      watch('folder:${folder}');
      const { pid } = startProcess({ name: 'x', command: process.execPath, args: ['-e', 'setInterval(() => 1, 1000)'], logFile: '${folder}/x.log' });
      console.log(pid);
      setInterval(() => undefined, 1000);`;
    const starter = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    /** @type {number} */
    const pid = await new Promise((resolve) => {
      starter.stdout.once('data', (text) => resolve(Number(text)));
    });
    assert.ok(isAlive(pid));

    starter.kill('SIGKILL');

    await waitUntil(async () => assert.ok(!isAlive(pid) && !existsSync(folder)), {
      withinMs: 10_000,
      everyMs: 50,
    });
  });
});
