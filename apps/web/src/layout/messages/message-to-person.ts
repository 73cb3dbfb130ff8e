import {
  waysToWrite,
  type MessagePreview,
  type MessageTemplateView,
  type SendReferral,
  type WayToWrite,
} from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';

/** A message word for word, or that it cannot be shown. */
export interface WordsSent {
  readonly subject?: string | undefined;
  readonly lines: readonly string[];
  readonly lang: string;
}

export const howWritten: Readonly<Record<WayToWrite['channel'], string>> = inLanguage(() => ({
  email: say`by email`,
  sms: say`by text message`,
}));

type Written = Pick<SendReferral, 'person' | 'equity'>;

/** How notification would write to the person, by what is known; undefined where it would not. */
export const wayToPerson = ({ person, equity }: Written): WayToWrite | undefined =>
  person.contact.through === undefined
    ? waysToWrite({ ...person.contact, reading: equity.reading ?? 'usual' })[0]
    : undefined;

/** The words that the person reads: in their language and as they want to read, as far as there are such. */
export function wordsToPerson(
  template: MessageTemplateView | undefined,
  { channel }: WayToWrite,
  { language, reading = 'usual' }: SendReferral['equity'],
): WordsSent {
  const same = template?.previews.filter((one) => one.channel === channel) ?? [];
  const fits = (of: string): MessagePreview | undefined =>
    same.find((one) => one.language === of && one.reading === reading) ??
    same.find((one) => one.language === of);
  return wordsOf(fits(language) ?? fits('en'));
}

export const wordsOf = (preview: MessagePreview | undefined): WordsSent =>
  preview === undefined
    ? {
        lines: [
          say`The words cannot be shown just now. They hold no name, no number and no reason.`,
        ],
        lang: 'en',
      }
    : {
        subject: preview.subject,
        lines: preview.text.split('\n').filter((line) => line !== ''),
        lang: preview.language,
      };
