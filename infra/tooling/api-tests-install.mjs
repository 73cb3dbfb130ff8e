import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from '../start/processes.mjs';
import { Trouble } from '../start/trouble.mjs';

const requirements = fileURLToPath(new URL('./api-tests.requirements.txt', import.meta.url));

/** @param {string} folder @returns {Promise<string>} the program, installed there once with Python's own tools */
export async function schemathesis(folder) {
  const python = join(folder, 'python');
  const program = join(python, 'bin', 'schemathesis');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const logFile = join(folder, 'install.log');
  const explain = () =>
    new Trouble(
      `The API tests need Python 3.10 or newer with venv, and the network: put that right (${logFile}) and run them again.`,
    );
  const pip = join(python, 'bin', 'pip');
  await runToEnd({
    name: 'venv',
    command: 'python3',
    args: ['-m', 'venv', python],
    logFile,
    explain,
  });
  await runToEnd({
    name: 'pip',
    command: pip,
    args: ['install', '-r', requirements],
    logFile,
    explain,
  });
  return program;
}
