import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from './places.mjs';
import { Trouble } from './trouble.mjs';

const installedNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * @typedef {object} Chromium
 * @property {string} path
 * @property {readonly string[]} args
 * @property {Readonly<Record<string, string>>} env what it needs besides the environment
 */

/**
 * A Chromium to test with: the one that CHROME_PATH names, an installed one, or the one from npm.
 * @returns {Promise<Chromium>}
 */
export async function chromium() {
  const named = process.env['CHROME_PATH'];
  if (named && !existsSync(named)) {
    throw new Trouble(
      `CHROME_PATH names ${named}, which is not there: correct it or leave it out.`,
    );
  }
  const path = named ?? installed();
  return path ? { path, args: sandboxArgs(), env: {} } : packaged();
}

function installed() {
  for (const name of installedNames) {
    const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return undefined;
}

/** Chromium refuses its sandbox to root. */
function sandboxArgs() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * Unpacked into our own folder; it brings the libraries that a bare machine lacks.
 * @returns {Promise<Chromium>}
 */
async function packaged() {
  const folder = join(stateFolder, 'chromium');
  mkdirSync(folder, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const { default: shipped, inflate } = await import('@sparticuz/chromium');
    const path = await shipped.executablePath();
    const libraries = new URL(
      '../../node_modules/@sparticuz/chromium/bin/al2023.tar.br',
      import.meta.url,
    );
    await inflate(libraries.pathname);
    const env = {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    };
    execFileSync(path, ['--version'], { env: { ...process.env, ...env }, stdio: 'ignore' });
    return { path, args: ['--no-sandbox', '--no-zygote', '--headless=shell'], env };
  } catch (error) {
    throw new Trouble(
      'The Chromium that npm brings does not run on this kind of machine: install Chromium, or name one in CHROME_PATH.',
      { cause: error },
    );
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
