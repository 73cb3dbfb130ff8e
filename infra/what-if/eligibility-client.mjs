import { demoSecret } from '../identity/demo-clients.mjs';
import { machineToken } from '../start/machine-token.mjs';
import { portsFrom } from '../start/services.mjs';
import { Trouble } from '../start/trouble.mjs';

const ports = portsFrom(3000);
/** Tokens are good for longer. */
const tokenMs = 60_000;

/**
 * Speaks to eligibility for one organisation: as it is told, else to the line that npm start runs.
 * `ELIGIBILITY_URL`, `TOKEN_URL`, `CLIENT_ID` and `CLIENT_SECRET` say where and who.
 */
export class EligibilityClient {
  #url;
  #tokenUrl;
  #client;
  #secret;
  /** @type {{ token: Promise<string>, at: number } | undefined} */
  #kept;

  /** @param {{ env: NodeJS.ProcessEnv, organisation: string, url?: string }} who */
  constructor({ env, organisation, url }) {
    this.#url = url ?? env['ELIGIBILITY_URL'] ?? `http://localhost:${ports.eligibility}`;
    this.#tokenUrl = env['TOKEN_URL'] ?? `http://localhost:${ports.identity}/token`;
    this.#client = env['CLIENT_ID'] ?? `what-if-${organisation}`;
    this.#secret = env['CLIENT_SECRET'] ?? demoSecret(this.#client);
  }

  /**
   * @param {string} method @param {string} path @param {unknown} [body]
   * @returns {Promise<{ status: number, body: any }>}
   */
  async call(method, path, body) {
    const token = await this.#token();
    const response = await this.#reach(`${this.#url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  #token() {
    if (this.#kept === undefined || performance.now() - this.#kept.at > tokenMs) {
      this.#kept = { token: this.#newToken(), at: performance.now() };
    }
    return this.#kept.token;
  }

  async #newToken() {
    try {
      return await machineToken({
        tokenUrl: this.#tokenUrl,
        client: this.#client,
        secret: this.#secret,
        service: 'eligibility',
        scopes: ['what-ifs:write'],
      });
    } catch (cause) {
      if (isSilent(cause)) throw silent(this.#tokenUrl, cause);
      throw new Trouble(
        `${this.#client} is given no token: name an organisation that may ask (--as), or give CLIENT_ID and CLIENT_SECRET.`,
        { cause },
      );
    }
  }

  /** @param {string} url @param {RequestInit} request */
  async #reach(url, request) {
    try {
      return await fetch(url, request);
    } catch (cause) {
      throw silent(url, cause);
    }
  }
}

const isSilent = (/** @type {unknown} */ error) =>
  error instanceof TypeError && error.message === 'fetch failed';

const silent = (/** @type {string} */ url, /** @type {unknown} */ cause) =>
  new Trouble(
    `Nothing answers at ${new URL(url).origin}: run npm start in another window, or say where with ELIGIBILITY_URL and TOKEN_URL.`,
    { cause },
  );
