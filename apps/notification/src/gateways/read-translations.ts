import { ConfigError, readJsonFolder, type JsonFile, type Logger } from '@waymark/platform';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { TranslationFile } from '../domain/templates/translation-file.js';
import { isCurrent, Translations, whatIsWrong } from '../domain/templates/translations.js';
import type { NotificationConfig } from '../notification.config.js';

type Settings = Pick<NotificationConfig, 'MESSAGES_DIR' | 'DEMONSTRATION'>;

/** A file that is wrong stops the start, with a sentence for each fault; one that is older than the English is not used, and said so. */
export function readTranslations(
  { MESSAGES_DIR, DEMONSTRATION }: Settings,
  logger: Logger,
): Translations {
  if (MESSAGES_DIR === undefined) return new Translations([]);
  const files = readJsonFolder('MESSAGES_DIR', MESSAGES_DIR).map((file) =>
    translationIn(file, DEMONSTRATION),
  );
  for (const { language, messages } of files) {
    for (const { template } of messages.filter((message) => !isCurrent(message))) {
      logger.warn('a translated message is older than the English, which is sent instead', {
        code: `${language}/${template}`,
      });
    }
  }
  return new Translations(files);
}

function translationIn(
  { name: language, path, content }: JsonFile,
  demonstration: 'true' | 'false',
): TranslationFile {
  const file = plainToInstance(TranslationFile, content);
  const [error] = validateSync(file, { forbidUnknownValues: true });
  const wrong =
    error !== undefined
      ? [`is not a translation as notification needs it: look at ${error.property}`]
      : file.language === language
        ? whatIsWrong(file, demonstration === 'true')
        : [`is of the language ${file.language}, and must be named ${file.language}.json`];
  if (wrong.length > 0) throw new ConfigError(wrong.map((what) => `MESSAGES_DIR: ${path} ${what}`));
  return file;
}
