/** A browser without scripts, signed in as one of the demonstration's people: keeps cookies, goes where it is sent. */
export class Visitor {
  /** @type {Map<string, string>} */
  #cookies = new Map();

  /** @param {string} site */
  constructor(site) {
    this.site = site;
  }

  /**
   * @param {string} subject of a person in infra/identity/demo-people.mjs
   * @param {(subject: string) => Promise<string>} membershipOf asked for as whom they are here, once the site knows them
   */
  async signIn(subject, membershipOf) {
    const choosing = await this.get('/sign-in');
    const signedIn = await this.#ask(new URL(choosing.url), { person: subject });
    if (!signedIn.url.includes('/choose-role')) return;
    const csrf = /name="csrf" value="([^"]*)"/.exec(signedIn.text)?.[1] ?? '';
    const membership = await membershipOf(subject);
    await this.#ask(new URL('/choose-role', this.site), { csrf, membership });
  }

  /** @param {string} path */
  get(path) {
    return this.#ask(new URL(path, this.site));
  }

  /** Posts a form as it was shown. @param {string} path @param {Readonly<Record<string, string | readonly string[]>>} fields */
  post(path, fields) {
    return this.#ask(new URL(path, this.site), fields);
  }

  /** @param {URL} address @param {Readonly<Record<string, string | readonly string[]>>} [fields] posts them */
  async #ask(address, fields) {
    let [url, body] = [address, fields && new URLSearchParams(pairsOf(fields))];
    for (let hops = 0; hops < 12; hops += 1) {
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(url, {
        method: body ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { accept: 'text/html', cookie, ...(body && { origin: url.origin }) },
        ...(body && { body }),
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '') this.#cookies.delete(name);
        else this.#cookies.set(name, value);
      }
      const text = await response.text();
      const next = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || !next) {
        return { url: url.href, status: response.status, text };
      }
      [url, body] = [new URL(next, url), undefined];
    }
    throw new Error(`${address.pathname} leads from one page to the next without an end.`);
  }
}

/** @param {Readonly<Record<string, string | readonly string[]>>} fields */
const pairsOf = (fields) =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
