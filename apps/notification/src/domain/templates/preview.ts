import type {
  MessageChecked,
  MessagePreview,
  MessageTemplate,
  MessageTemplateView,
  WordsStanding,
} from '@waymark/contracts';
import { checksOf, partsOf } from './content-check.js';
import {
  render,
  TEMPLATES,
  type Reader,
  type TemplateName,
  type TemplateWords,
} from './templates.js';
import type { TranslatedMessage } from './translation-file.js';
import { audienceOf, USED_WHEN } from './used-when.js';

/** The words of one language. */
export interface InLanguage {
  readonly language: string;
  readonly standing: WordsStanding;
  /** Absent where they are the English. */
  readonly own?: TranslatedMessage;
}

/** A message in every way in which it is said, whichever go out here. */
export type AllWords = Omit<MessageTemplateView, 'carried'>;

const READINGS = ['usual', 'easy-read'] as const;

/** As each arrives. */
export function viewOf(
  template: TemplateName,
  webOrigin: string,
  languages: readonly InLanguage[],
): AllWords {
  const previews = languages.flatMap((one) => previewsIn(template, webOrigin, one));
  return { ...summaryOf(template, previews), previews };
}

/** The same without its words. */
export const summaryOf = (
  template: TemplateName,
  previews: readonly MessagePreview[],
): MessageTemplate => ({
  template,
  version: TEMPLATES[template].version,
  audience: audienceOf(template),
  usedWhen: USED_WHEN[template],
  variants: previews.map(({ channel, reading, language, standing }) => ({
    ...{ channel, reading, language, standing },
  })),
});

function previewsIn(
  template: TemplateName,
  webOrigin: string,
  { language, standing, own }: InLanguage,
): readonly MessagePreview[] {
  const words: TemplateWords = own ?? TEMPLATES[template];
  return READINGS.filter((reading) => reading === 'usual' || words.easyRead !== undefined).flatMap(
    (reading) =>
      (words.sms === undefined ? (['email'] as const) : (['email', 'sms'] as const)).map(
        (channel): MessagePreview => {
          const reader: Reader = { channel, reading };
          const { subject, text } = render(template, webOrigin, reader, own);
          const inEnglish = reading === 'easy-read' ? own?.easyRead?.inEnglish : own?.inEnglish;
          return {
            ...{ channel, reading, language, standing },
            ...(channel === 'email' && { subject }),
            text,
            characters: [...text].length,
            ...(channel === 'sms' && { parts: partsOf(text) }),
            ...(inEnglish !== undefined && { inEnglish }),
            checks: checked({ template, subject, text, reader, language }),
          };
        },
      ),
  );
}

const checked = ({
  template,
  language,
  reader,
  ...words
}: {
  readonly template: TemplateName;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly reader: Reader;
}): readonly MessageChecked[] =>
  checksOf(words, {
    isHers: audienceOf(template) === 'person',
    isText: reader.channel === 'sms',
    isEasy: reader.reading === 'easy-read',
    isEnglish: language === 'en',
  });
