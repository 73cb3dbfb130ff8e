import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readJsonFolder } from './read-json-folder.js';

const aFolder = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'json-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

describe('a folder of a setting', () => {
  it('gives its JSON files by name, and no others', () => {
    const folder = aFolder({ 'b.json': '{"n":2}', 'a.json': '{"n":1}', 'README.md': 'Read me' });

    expect(readJsonFolder('A_DIR', folder)).toEqual([
      { name: 'a', path: join(folder, 'a.json'), content: { n: 1 } },
      { name: 'b', path: join(folder, 'b.json'), content: { n: 2 } },
    ]);
  });

  it('is refused by its setting where it, or a file, cannot be read', () => {
    expect(() => readJsonFolder('A_DIR', '/nowhere')).toThrow('A_DIR: /nowhere cannot be read');
    expect(() => readJsonFolder('A_DIR', aFolder({ 'a.json': '{' }))).toThrow(
      /A_DIR: .*a\.json cannot be read as JSON/,
    );
    expect(() => readJsonFolder('A_DIR', aFolder({ 'a.json': '3' }))).toThrow(
      /A_DIR: .*a\.json must hold an object/,
    );
  });
});
