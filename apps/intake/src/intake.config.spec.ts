import { describe, expect, it } from '@jest/globals';
import { readConfig } from '@waymark/platform';
import { openPostcodeLookup } from './gateways/open-postcode-lookup.js';
import { PostcodeLookup } from './gateways/postcode-lookup.js';
import { PostcodesIo } from './gateways/postcodes-io.js';
import { IntakeConfig } from './intake.config.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const read = (env: Record<string, string>) => () => readConfig(IntakeConfig, env);

describe("intake's configuration", () => {
  it('needs keys of its own, unless it is a demonstration', () => {
    expect(read({})).toThrow(/IDENTITY_KEYS must be[\s\S]*IDENTITY_INDEX_KEY must be/);
    expect(read({ DEMONSTRATION: 'true' })().identityKeys.encryption[0]?.id).toBe('demonstration');
  });

  it('uses the keys it is given, also in a demonstration', () => {
    for (const DEMONSTRATION of ['true', 'false']) {
      const env = { DEMONSTRATION, IDENTITY_KEYS: `k2:${KEY},k1:${KEY}`, IDENTITY_INDEX_KEY: KEY };
      expect(read(env)().identityKeys.encryption.map(({ id }) => id)).toEqual(['k2', 'k1']);
    }
  });

  it.each(['short', `k1:${KEY.slice(4)}`, KEY, `k1:${KEY},`, `K 1:${KEY}`])(
    'refuses the keys "%s" without repeating them',
    (IDENTITY_KEYS) => {
      const reading = read({ IDENTITY_KEYS, IDENTITY_INDEX_KEY: KEY });
      expect(reading).toThrow('IDENTITY_KEYS must be');
      expect(reading).not.toThrow(IDENTITY_KEYS);
    },
  );

  it.each(['localhost:8000', 'ftp://postcodes', 'http://user:secret@postcodes', 'http://'])(
    'refuses "%s" as a postcodes.io without repeating it',
    (POSTCODES_IO_URL) => {
      const reading = read({ DEMONSTRATION: 'true', POSTCODES_IO_URL });
      expect(reading).toThrow('POSTCODES_IO_URL must be http(s)://host');
      expect(reading).not.toThrow('secret');
    },
  );
});

describe('who is asked about postcodes', () => {
  const table = new (class extends PostcodeLookup {
    isThere = () => Promise.resolve(false);
    answer = () => Promise.resolve({ is: 'no-table' } as const);
  })();
  const opened = (POSTCODES_IO_URL?: string) =>
    openPostcodeLookup(
      read({
        DEMONSTRATION: 'true',
        ...(POSTCODES_IO_URL !== undefined && { POSTCODES_IO_URL }),
      })(),
      table,
    );

  it('is the table, unless a postcodes.io is named', async () => {
    expect(await opened()).toBe(table);
    expect(await opened('http://localhost:8000')).toBeInstanceOf(PostcodesIo);
    expect(await opened('http://10.0.0.7:8000/')).toBeInstanceOf(PostcodesIo);
  });

  it.each(['http://8.8.8.8', 'https://[2606:4700::6810:84e5]/'])(
    'is never the public address %s: the start stops',
    async (url) => {
      await expect(opened(url)).rejects.toThrow('POSTCODES_IO_URL leads to a public address');
    },
  );

  it('may have a name that nothing resolves yet: it is checked when it is asked', async () => {
    expect(await opened('http://postcodes.invalid')).toBeInstanceOf(PostcodesIo);
  });
});
