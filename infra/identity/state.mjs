// What must outlive a restart: signing keys, cookie keys, sessions and grants.
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SAVE_AFTER_MS = 100;

/** Opens the state folder; `keys` are made the first time. */
export function openState(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keysFile = join(folder, 'keys.json');
  const keys = read(keysFile) ?? newKeys();
  write(keysFile, keys);
  const records = new Records(join(folder, 'records.json'));
  return { keys, records };
}

function newKeys() {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const jwk = (key, alg) => ({
    ...key.export({ format: 'jwk' }),
    kid: randomUUID(),
    use: 'sig',
    alg,
  });
  return {
    jwks: { keys: [jwk(rsa, 'RS256'), jwk(ec, 'ES256')] },
    cookies: [randomBytes(32).toString('base64url')],
  };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw new Error(`${file} cannot be read; delete it to start over`, { cause: error });
  }
}

// Renaming is all or nothing: a crash leaves the old file or the new one, never half of either.
function write(file, content) {
  writeFileSync(`${file}.new`, JSON.stringify(content), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Sessions, grants and codes, in memory and in one file. */
class Records {
  #file;
  #byKey;
  #timer;

  constructor(file) {
    this.#file = file;
    this.#byKey = new Map(Object.entries(read(file) ?? {}));
  }

  get(key) {
    const record = this.#byKey.get(key);
    if (record === undefined) return undefined;
    if (record.until === undefined || record.until > Date.now()) return record.payload;
    this.#byKey.delete(key);
    return undefined;
  }

  set(key, payload, seconds) {
    const until = seconds === undefined ? undefined : Date.now() + seconds * 1000;
    this.#byKey.set(key, { payload, until });
    this.#saveSoon();
  }

  delete(key) {
    this.#byKey.delete(key);
    this.#saveSoon();
  }

  *keysWhere(test) {
    for (const key of this.#byKey.keys()) {
      const payload = this.get(key);
      if (payload !== undefined && test(key, payload)) yield key;
    }
  }

  save() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const key of [...this.#byKey.keys()]) this.get(key);
    write(this.#file, Object.fromEntries(this.#byKey));
  }

  #saveSoon() {
    this.#timer ??= setTimeout(() => this.save(), SAVE_AFTER_MS);
  }
}

/** The shape in which oidc-provider keeps things, over our records. */
export function adapterOver(records) {
  return class Adapter {
    constructor(model) {
      this.model = model;
    }

    #key(id) {
      return `${this.model}:${id}`;
    }

    #where(test) {
      return [
        ...records.keysWhere((key, payload) => key.startsWith(`${this.model}:`) && test(payload)),
      ];
    }

    async upsert(id, payload, expiresIn) {
      records.set(this.#key(id), payload, expiresIn);
    }

    async find(id) {
      return records.get(this.#key(id));
    }

    async findByUid(uid) {
      const [key] = this.#where((payload) => payload.uid === uid);
      return key === undefined ? undefined : records.get(key);
    }

    async findByUserCode(userCode) {
      const [key] = this.#where((payload) => payload.userCode === userCode);
      return key === undefined ? undefined : records.get(key);
    }

    async consume(id) {
      const payload = records.get(this.#key(id));
      if (payload === undefined) return;
      const left = payload.exp === undefined ? undefined : payload.exp - Date.now() / 1000;
      records.set(this.#key(id), { ...payload, consumed: Math.floor(Date.now() / 1000) }, left);
    }

    async destroy(id) {
      records.delete(this.#key(id));
    }

    async revokeByGrantId(grantId) {
      for (const key of this.#where((payload) => payload.grantId === grantId)) records.delete(key);
    }
  };
}
