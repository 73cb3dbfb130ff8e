import type { MessagePreview, MessageTemplate, MessageTemplateView } from '@waymark/contracts';
import { count, say } from '../../language/say.js';
import { languageWords } from '../../layout/words/language-words.js';
import {
  messageCheckWords,
  templateAudienceWords,
  templateWords,
  wordsStandingWords,
} from '../../layout/words/message-words.js';
import { channelWords } from '../../layout/words/operations-words.js';

interface MessageRow {
  readonly href: string;
  readonly name: string;
  readonly to: string;
  readonly usedWhen: string;
  readonly ways: string;
  readonly version: string;
}

export interface MessagesPage {
  readonly title: string;
  readonly section: string;
  readonly messages: readonly MessageRow[];
}

interface Preview {
  readonly heading: string;
  /** Of the element that holds the words. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly standing: string;
  readonly subject: string | undefined;
  readonly lines: readonly string[];
  readonly length: string;
  readonly inEnglish: string | undefined;
  readonly checks: readonly { readonly words: string; readonly holds: boolean }[];
}

export interface MessagePage {
  readonly title: string;
  readonly section: string;
  readonly summary: readonly { readonly key: string; readonly value: string }[];
  readonly previews: readonly Preview[];
  readonly back: { readonly href: string; readonly text: string };
}

/** Every message that is sent; a message that has no name here yet is shown by its code. */
export const messagesPage = (templates: readonly MessageTemplate[]): MessagesPage => ({
  title: say`What messages say`,
  section: say`Messages`,
  messages: templates.map((one) => ({
    href: `/messages/${one.template}`,
    name: nameOf(one),
    to: templateAudienceWords[one.audience],
    usedWhen: one.usedWhen,
    ways: waysOf(one),
    version: String(one.version),
  })),
});

export const messagePage = (template: MessageTemplateView): MessagePage => ({
  title: nameOf(template),
  section: say`Messages`,
  summary: [
    { key: say`To`, value: templateAudienceWords[template.audience] },
    { key: say`Sent when`, value: template.usedWhen },
    { key: say`Version`, value: String(template.version) },
    { key: say`Name in deliveries`, value: template.template },
  ],
  previews: template.previews.map(previewOf),
  back: { href: '/messages', text: say`What messages say` },
});

const nameOf = ({ template }: MessageTemplate): string => templateWords[template] ?? template;

const languageOf = (language: string): string => languageWords[language] ?? language;

function waysOf({ variants }: MessageTemplate): string {
  const different = (words: readonly string[]): string => [...new Set(words)].join(', ');
  const isEasy = variants.some(({ reading }) => reading === 'easy-read');
  return [
    different(variants.map(({ channel }) => channelWords[channel])),
    ...(isEasy ? [say`Easy Read`] : []),
    different(variants.map(({ language }) => languageOf(language))),
  ].join('; ');
}

const RIGHT_TO_LEFT: readonly string[] = ['ar', 'ckb', 'fa', 'prs', 'ps', 'ur'];

function previewOf(preview: MessagePreview): Preview {
  const { channel, reading, language, standing, subject, text, characters, parts } = preview;
  const how = reading === 'usual' ? '' : say`, in Easy Read`;
  const length = count(characters, 'character');
  return {
    heading: `${channelWords[channel]}${how}, ${languageOf(language)}`,
    lang: language,
    dir: RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr',
    standing: wordsStandingWords[standing],
    subject,
    lines: text.split('\n').filter((line) => line !== ''),
    length:
      parts === undefined
        ? length
        : say`${length}, sent as ${count(parts, 'part')} with the name of the service before it`,
    inEnglish: preview.inEnglish,
    checks: preview.checks.map(({ check, holds }) => ({ words: messageCheckWords[check], holds })),
  };
}
