import { GAP, LEADS_AWAY, MOST_PARTS, partsOf, TELLING } from './content-check.js';
import type { InLanguage } from './preview.js';
import { TEMPLATES, type TemplateName } from './templates.js';
import type { TranslatedMessage, TranslatedWords, TranslationFile } from './translation-file.js';

const DIGIT = /\p{Nd}/u;
const NEVER = [GAP, LEADS_AWAY, DIGIT];

/** The messages to her in other languages than English. */
export class Translations {
  private readonly words = new Map<string, TranslatedMessage>();

  constructor(private readonly files: readonly TranslationFile[]) {
    for (const { language, messages } of files) {
      for (const message of messages) {
        if (isCurrent(message)) this.words.set(`${language} ${message.template}`, message);
      }
    }
  }

  /** The languages that somebody has written the words in force in. */
  inAll(template: TemplateName): readonly Required<InLanguage>[] {
    return this.files.flatMap(({ language, standing }) => {
      const own = this.of(language, template);
      return own === undefined ? [] : [{ language, standing, own }];
    });
  }

  /** Undefined where nobody has written the words in force in it: English is sent. */
  of(language: string, template: TemplateName): TranslatedMessage | undefined {
    return this.words.get(`${language} ${template}`);
  }
}

/** Whether the English has not changed since. */
export const isCurrent = ({ template, version }: TranslatedMessage): boolean =>
  TEMPLATES[template].version === version;

/** What must not be sent, each in one sentence; none where all may be. `isDemonstration`: to invented people only. */
export function whatIsWrong(file: TranslationFile, isDemonstration: boolean): readonly string[] {
  const { standing, translatedBy, checkedBy, messages } = file;
  const templates = messages.map(({ template }) => template);
  return [
    ...(standing === 'example' && !isDemonstration
      ? ['is an example that nobody who speaks it has checked, and is sent to invented people only']
      : []),
    ...(translatedBy === checkedBy
      ? ['must be checked by another person than translated it (checkedBy, translatedBy)']
      : []),
    ...(new Set(templates).size < templates.length ? ['has a message twice'] : []),
    ...messages.flatMap((message) => [
      ...wrongIn(message.template, message),
      ...(message.easyRead === undefined
        ? []
        : wrongIn(`${message.template} in Easy Read`, message.easyRead)),
    ]),
  ];
}

function wrongIn(what: string, { subject, text, sms, inEnglish }: TranslatedWords): string[] {
  return [
    ...(NEVER.some((never) => [subject, text, sms].some((words) => never.test(words)))
      ? [`${what} has a number, a link, an address or a gap to fill, and must have none`]
      : []),
    ...([subject, text, sms, inEnglish].some((words) => TELLING.test(words))
      ? [`${what} says why somebody is written to, and must not`]
      : []),
    ...(partsOf(sms) > MOST_PARTS
      ? [
          `${what} is ${String(partsOf(sms))} parts as a text message, ${String(MOST_PARTS)} at most`,
        ]
      : []),
  ];
}
