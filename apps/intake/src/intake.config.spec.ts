import { describe, expect, it } from '@jest/globals';
import { readConfig } from '@waymark/platform';
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
});
