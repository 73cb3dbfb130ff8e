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

/** Why nothing is written: no way is safe, the only one is by text and none go out here, or nobody says whether they do. */
export type NoWay = 'none-safe' | 'no-texts' | 'not-known';

/** Every way by which the person may be written to, by what is known of them. */
export const safeWays = ({ person, equity }: Written): readonly WayToWrite[] =>
  person.contact.through === undefined
    ? waysToWrite({ ...person.contact, reading: equity.reading ?? 'usual' })
    : [];

/** How notification would write to the person. Email goes out everywhere. */
export function wayToPerson(
  written: Written,
  template: MessageTemplateView | undefined,
): WayToWrite | NoWay {
  const ways = safeWays(written);
  if (ways.length === 0) return 'none-safe';
  const carried = template?.carried;
  const way = ways.find(
    ({ channel }) => channel === 'email' || carried?.includes(channel) === true,
  );
  return way ?? (carried === undefined ? 'not-known' : 'no-texts');
}

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
