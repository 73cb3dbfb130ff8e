import type { MessageChecked } from '@waymark/contracts';

/** Words that say why somebody is written to, to whoever looks over their shoulder; numbers and references. */
const REASONS =
  /mental|perinatal|matern|trauma|loss|birth|baby|pregnan|abuse|suicid|hub|midwi|therap|psych|depress|anxi|bereave|reproduc|obstet|mother|mums|WM-|\d{3}/;
/** What services of the directory go by: whoever looks one up knows why. A spec finds those that are missing. */
const SERVICES =
  /lotus|maple|ocean|thrive|helix|tulip|bluebell|by your side|home-start|light peer|silver birch|m-?tlc|p-tlc|pltt|ptl[ts]|\bmalt\b|mmhs|landing/;
export const TELLING = new RegExp(`${REASONS.source}|${SERVICES.source}`, 'i');

// Alphabet of GSM 03.38; the second needs an escape before it.
const ONE = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]$/u;
const TWO = /^[\^{}\\[~\]|€]$/u;
/** Notify puts the name of the service before it: 30 characters at most, and “: ”. */
const BEFORE_IT = 32;

/**
 * How many parts a text message is sent as, with the sender's name before it: 160 letters of the GSM alphabet, or 70 where
 * one letter is of none (153 and 67 each where there are several).
 */
export function partsOf(sms: string): number {
  const letters = [...sms];
  const isGsm = letters.every((letter) => ONE.test(letter) || TWO.test(letter));
  const length = isGsm
    ? letters.reduce((sum, letter) => sum + (TWO.test(letter) ? 2 : 1), BEFORE_IT)
    : sms.length + BEFORE_IT;
  const [single, each] = isGsm ? [160, 153] : [70, 67];
  return length <= single ? 1 : Math.ceil(length / each);
}

/** A text message of other words than English may be this long. */
export const MOST_PARTS = 3;
/** Of an Easy Read sentence in English. */
const MOST_WORDS = 10;
/** Of ours, or `((name))` as GOV.UK Notify fills it in. */
export const GAP = /[{}]|\(\(/;
export const LEADS_AWAY = /https?:|www\.|@/;

/** What is looked for, and whether it is so. Who is written to at work is given a link; the person never is. */
export function checksOf(
  { subject, text }: { readonly subject: string; readonly text: string },
  is: {
    readonly isHers: boolean;
    readonly isText: boolean;
    readonly isEasy: boolean;
    readonly isEnglish: boolean;
  },
): readonly MessageChecked[] {
  const whole = `${subject}\n${text}`;
  return [
    // The address of this site is no reference.
    { check: 'tells-nothing', holds: !TELLING.test(whole.replaceAll(/https?:\S+/g, '')) },
    { check: 'no-gap', holds: !GAP.test(whole) },
    ...(is.isHers ? [{ check: 'leads-nowhere', holds: !LEADS_AWAY.test(whole) } as const] : []),
    ...(is.isText
      ? [{ check: 'few-parts', holds: partsOf(text) <= (is.isEnglish ? 1 : MOST_PARTS) } as const]
      : []),
    // One part leaves a text message no room to begin again so often.
    ...(is.isEasy && is.isEnglish && !is.isText
      ? [{ check: 'short-sentences', holds: hasShortSentences(text) } as const]
      : []),
  ];
}

const hasShortSentences = (text: string): boolean =>
  text.split(/[.?!]\s*/).every((sentence) => sentence.split(/\s+/).length <= MOST_WORDS);
