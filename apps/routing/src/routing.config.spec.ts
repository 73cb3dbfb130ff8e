import { describe, expect, it } from '@jest/globals';
import { readConfig } from '@waymark/platform';
import { RoutingConfig } from './routing.config.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const read = (env: Record<string, string>) => () =>
  readConfig(RoutingConfig, { DIRECTORY_DIR: 'x', PORT: '0', ...env });

describe("routing's configuration", () => {
  it('needs keys for what is written in plans, unless it is a demonstration', () => {
    expect(read({})).toThrow('PLAN_KEYS must be');
    expect(read({ DEMONSTRATION: 'true' })().planKeys[0]?.id).toBe('demonstration');
    expect(read({ PLAN_KEYS: `k2:${KEY},k1:${KEY}` })().planKeys.map(({ id }) => id)).toEqual([
      'k2',
      'k1',
    ]);
  });

  it('calls domains by their number until a licence holder names them', () => {
    const plain = read({ DEMONSTRATION: 'true' })().starDomains;
    expect(plain).toHaveLength(8);
    expect(plain[0]).toEqual({ code: 'domain-1', label: 'Domain 1' });

    const OUTCOME_STAR_DOMAINS = 'one=A name of its owner,two';
    expect(read({ DEMONSTRATION: 'true', OUTCOME_STAR_DOMAINS })().starDomains).toEqual([
      { code: 'one', label: 'A name of its owner' },
      { code: 'two', label: 'Domain 2' },
    ]);
  });

  it.each(['', 'One', 'one,,two', 'one=', Array.from({ length: 21 }, (_, at) => `d${at}`).join()])(
    'refuses the domains "%s"',
    (OUTCOME_STAR_DOMAINS) => {
      const reading = read({ DEMONSTRATION: 'true', OUTCOME_STAR_DOMAINS });
      if (OUTCOME_STAR_DOMAINS === '') expect(reading().starDomains).toHaveLength(8);
      else expect(reading).toThrow('OUTCOME_STAR_DOMAINS must be');
    },
  );
});
