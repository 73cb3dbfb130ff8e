import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { languageOf, type LanguageFile } from './language-file.js';
import { templateIn } from './template-texts.js';

const FOLDER = 'infra/languages';
const files = readdirSync(FOLDER)
  .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as LanguageFile)
  .filter(({ language }) => !language.startsWith('en'));
const page = readFileSync(new URL('../pages/people/area/area.page.njk', import.meta.url), 'utf8');

describe('what is to be said in English on a page in another language', () => {
  it.each(files)('is marked as English in $language', (file) => {
    const spoken = templateIn(page, languageOf(file));
    const quoted = spoken.match(/“I would like help[^”]*”/g) ?? [];
    const marked = spoken.match(/<span lang="en">“I would like help[^”]*”<\/span>/g) ?? [];

    expect(quoted).toHaveLength(2);
    expect(marked).toHaveLength(2);
  });

  it.each(files)('stands in $language in a mark of the template, wherever it is quoted', (file) => {
    const outside = file.texts
      .map((text) => JSON.stringify(text).replaceAll(/"english":"(?:[^"\\]|\\.)*",?/g, ''))
      .map((text) => text.replaceAll(/<(\d+)>.*?<\/\1>/g, ''))
      .filter((text) => /“[^”]*”/.test(text));

    expect(outside).toEqual([]);
  });
});
