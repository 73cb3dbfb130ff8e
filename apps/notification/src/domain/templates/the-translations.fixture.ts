import { readFileSync } from 'node:fs';
import type { TranslationFile } from './translation-file.js';
import { Translations } from './translations.js';

/** The example that everybody starts with. */
export const theExample = (): TranslationFile =>
  JSON.parse(
    readFileSync(new URL('../../../../../infra/messages/pl.json', import.meta.url), 'utf8'),
  ) as TranslationFile;

export const theTranslations = (): Translations => new Translations([theExample()]);
