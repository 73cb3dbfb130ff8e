import { Injectable } from '@nestjs/common';
import { ConfigError, Logger, readJsonFolder } from '@waymark/platform';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebConfig } from '../web.config.js';
import { LanguageFile, languageOf, whatIsWrong } from './language-file.js';
import { ENGLISH, type Language } from './say.js';

/** A text of the pages, as translations name it. */
interface TextOfThePages {
  readonly english: string;
  /** On a page for the person, who needs no account. */
  readonly forThePerson: boolean;
}

/** The languages that pages are shown in: English, and those of `LANGUAGES_DIR` that leave no text of a page out. */
@Injectable()
export class Languages {
  readonly forThePerson: readonly Language[];
  readonly everywhere: readonly Language[];

  constructor(config: WebConfig, logger: Logger) {
    const texts = textsOfThePages();
    const read = filesOf(config).map(languageOf);
    const having = (needed: readonly TextOfThePages[]): readonly Language[] => [
      ENGLISH,
      ...read.filter((one) => needed.every(({ english }) => one.texts.get(english) !== undefined)),
    ];
    const own = texts.filter(({ forThePerson }) => forThePerson);
    this.everywhere = having(texts);
    this.forThePerson = having(own);
    for (const one of read.filter((each) => !this.forThePerson.includes(each))) {
      const missing = own.filter(({ english }) => one.texts.get(english) === undefined);
      logger.warn('a language leaves texts out, and is not offered', {
        code: one.code,
        count: missing.length,
      });
    }
  }
}

const textsOfThePages = (): readonly TextOfThePages[] =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, 'texts.json'), 'utf8'),
  ) as readonly TextOfThePages[];

/** @throws ConfigError with a sentence for each fault */
function filesOf({ LANGUAGES_DIR, DEMONSTRATION }: WebConfig): readonly LanguageFile[] {
  if (LANGUAGES_DIR === undefined) return [];
  return readJsonFolder('LANGUAGES_DIR', LANGUAGES_DIR).map(({ name, path, content }) => {
    const file = plainToInstance(LanguageFile, content);
    const wrong = faultsOf(file, name, DEMONSTRATION === 'true');
    if (wrong.length > 0)
      throw new ConfigError(wrong.map((what) => `LANGUAGES_DIR: ${path} ${what}`));
    return file;
  });
}

function faultsOf(file: LanguageFile, name: string, isDemonstration: boolean): readonly string[] {
  const [error] = validateSync(file, { forbidUnknownValues: true });
  if (error !== undefined)
    return [`is not a language as the pages need it: look at ${error.property}`];
  if (file.language !== name)
    return [`is of the language ${file.language}, and must be named ${file.language}.json`];
  return whatIsWrong(file, isDemonstration);
}
