import { describe, expect, it } from '@jest/globals';
import type { Cell } from '@waymark/platform';
import { IdentityCipher } from './identity-cipher.js';
import {
  DEMONSTRATION_INDEX_KEY,
  DEMONSTRATION_KEYS,
  IDENTITY_KEYS_PATTERN,
  INDEX_KEY_PATTERN,
  readIdentityKeys,
} from './identity-keys.js';

const OLD = `old:${Buffer.alloc(32, 1).toString('base64')}`;
const NEW = `new:${Buffer.alloc(32, 2).toString('base64')}`;
const cipherWith = (keys: string): IdentityCipher =>
  new IdentityCipher(readIdentityKeys(keys, DEMONSTRATION_INDEX_KEY));
const cell: Cell = { table: 'person', row: '1', column: 'full_name' };
const NAME = 'Zoë Ångström';

describe('identity at rest', () => {
  const cipher = cipherWith(OLD);

  it('is read again where it was written', () => {
    expect(cipher.open(cipher.seal(NAME, cell), cell)).toBe(NAME);
    expect(cipher.open(cipher.seal('', cell), cell)).toBe('');
  });

  it('shows nothing, and never looks the same twice', () => {
    const sealed = cipher.seal(NAME, cell);
    expect(sealed).not.toContain('Zo');
    expect(sealed).not.toBe(cipher.seal(NAME, cell));
  });

  it.each([
    { ...cell, row: '2' },
    { ...cell, table: 'note' },
    { ...cell, column: 'address' },
  ])('cannot be opened in another place: $table $row $column', (elsewhere) => {
    const sealed = cipher.seal(NAME, cell);
    expect(() => cipher.open(sealed, elsewhere)).toThrow();
  });

  it('cannot be changed unseen', () => {
    const [id = '', text = ''] = cipher.seal(NAME, cell).split('.');
    const bytes = Buffer.from(text, 'base64');
    bytes.writeUInt8(bytes.readUInt8(14) ^ 1, 14);
    expect(() => cipher.open(`${id}.${bytes.toString('base64')}`, cell)).toThrow();
  });

  it('is sealed with the first key and opened with any', () => {
    const sealed = cipher.seal(NAME, cell);
    const rotated = cipherWith(`${NEW},${OLD}`);
    expect(rotated.open(sealed, cell)).toBe(NAME);
    expect(rotated.seal(NAME, cell)).toMatch(/^new\./);
    expect(() => cipherWith(NEW).open(sealed, cell)).toThrow('old is not configured');
  });
});

describe('a blind index', () => {
  const cipher = cipherWith(OLD);

  it('finds the same value again, whatever key encrypts', () => {
    const index = cipher.indexOf('nhs-number', '9990001006');
    expect(index.equals(cipherWith(NEW).indexOf('nhs-number', '9990001006'))).toBe(true);
    expect(index.equals(cipher.indexOf('nhs-number', '9990001073'))).toBe(false);
    expect(index.equals(cipher.indexOf('postcode', '9990001006'))).toBe(false);
  });
});

describe('the keys of the demonstration', () => {
  it('are written as real ones are', () => {
    expect(DEMONSTRATION_KEYS).toMatch(IDENTITY_KEYS_PATTERN);
    expect(DEMONSTRATION_INDEX_KEY).toMatch(INDEX_KEY_PATTERN);
    expect(`${NEW},${OLD}`).toMatch(IDENTITY_KEYS_PATTERN);
  });
});
