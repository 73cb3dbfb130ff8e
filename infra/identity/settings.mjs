// The environment, read once. A wrong or missing variable stops the start with its name.
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @typedef {{ port: number, issuer: string, webOrigin: string, stateFolder: string }} Settings */

/** @param {NodeJS.ProcessEnv} env @returns {Settings} */
export function settingsFrom(env) {
  if (env.NODE_ENV === 'production' && env.DEMONSTRATION !== 'true') {
    throw new Error(
      'This identity provider lets anyone in as anyone: it does not start under NODE_ENV=production. ' +
        'Use the real one, or set DEMONSTRATION=true where everything is invented.',
    );
  }
  const port = Number(env.PORT || 3010);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error('PORT must be a port number from 0 to 65535.');
  }
  return {
    port,
    issuer: originFrom(env, 'ISSUER', `http://localhost:${port}`),
    webOrigin: originFrom(env, 'WEB_ORIGIN', 'http://localhost:3000'),
    stateFolder: env.STATE_DIR || join(tmpdir(), 'waymark-identity'),
  };
}

function originFrom(env, name, otherwise) {
  const value = env[name] || otherwise;
  if (URL.canParse(value) && new URL(value).origin === value) return value;
  throw new Error(`${name} must be an origin such as ${otherwise}, without a path.`);
}
