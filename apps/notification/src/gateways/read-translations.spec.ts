import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@waymark/platform';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { theExample } from '../domain/templates/the-translations.fixture.js';
import type { Translations } from '../domain/templates/translations.js';
import { readTranslations } from './read-translations.js';

const logged: string[] = [];
const logger = new Logger('notification', 'warn', { write: (line) => logged.push(line) });
const root = mkdtempSync(join(tmpdir(), 'messages-'));
let folder = root;
let nth = 0;
const read = (DEMONSTRATION: 'true' | 'false' = 'true'): Translations =>
  readTranslations({ MESSAGES_DIR: folder, DEMONSTRATION }, logger);
const write = (name: string, content: unknown): void => {
  writeFileSync(
    join(folder, name),
    typeof content === 'string' ? content : JSON.stringify(content),
  );
};

beforeEach(() => {
  folder = join(root, String(++nth));
  mkdirSync(folder);
  logged.length = 0;
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('the folder of messages in other languages', () => {
  it('may be absent, and hold other files', () => {
    expect(
      readTranslations({ DEMONSTRATION: 'false' }, logger).of('pl', 'woman-received'),
    ).toBeUndefined();
    write('README.md', 'How to');
    write('pl.json', theExample());
    expect(read().of('pl', 'woman-received')).toMatchObject({ subject: 'Mamy Twoją prośbę' });
  });

  it.each<[string, unknown, RegExp]>([
    ['pl.json', '{', /pl\.json cannot be read as JSON/],
    ['pl.json', '[]', /is not a translation as notification needs it/],
    ['pl.json', { ...theExample(), checkedOn: 'lately' }, /needs it: look at checkedOn/],
    ['pl.json', { ...theExample(), messages: [{ template: 'service-new' }] }, /look at messages/],
    ['ur.json', theExample(), /is of the language pl, and must be named pl\.json/],
    ['pl.json', { ...theExample(), checkedBy: 'Waymark, as an example' }, /by another person/],
  ])('%s that is wrong stops the start (%#)', (name, content, says) => {
    write(name, content);
    expect(() => read()).toThrow(says);
  });

  it('that is not there stops the start', () => {
    folder = join(root, 'nowhere');
    expect(() => read()).toThrow(/MESSAGES_DIR: .* cannot be read/);
  });

  it('an example stops the start where people are real', () => {
    write('pl.json', theExample());
    expect(() => read('false')).toThrow(/invented people only/);
  });

  it('a message older than the English is said so', () => {
    const { messages, ...file } = theExample();
    write('pl.json', { ...file, messages: messages.map((one) => ({ ...one, version: 1 })) });
    expect(read().of('pl', 'woman-received')).toBeUndefined();
    expect(logged.map((line) => (JSON.parse(line) as { code: string }).code)).toEqual([
      'pl/woman-received',
      'pl/woman-update',
    ]);
  });
});
