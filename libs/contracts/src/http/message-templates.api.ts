import { IsBoolean, IsIn, IsInt, IsString, Matches, Min } from 'class-validator';
import { CHANNELS, type Channel } from '../events/message-delivered.v1.js';
import { ListOf, ListOfCodes } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { READING_WISHES, type ReadingWish } from '../vocabulary.js';

const TEMPLATE = /^[a-z]+(-[a-z]+){1,5}$/;

export const TEMPLATE_AUDIENCES = ['person', 'referrer', 'team'] as const;
export type TemplateAudience = (typeof TEMPLATE_AUDIENCES)[number];

/** `example`: read by nobody who speaks it, and sent to invented people only. */
export const WORDS_STANDINGS = ['english', 'checked', 'example'] as const;
export type WordsStanding = (typeof WORDS_STANDINGS)[number];

/** What is looked for in the words of a message before they can be sent. */
export const MESSAGE_CHECKS = [
  'tells-nothing',
  'no-gap',
  'leads-nowhere',
  'few-parts',
  'short-sentences',
] as const;
export type MessageCheck = (typeof MESSAGE_CHECKS)[number];

/** One way in which the same message is said. */
export class MessageVariant {
  @IsIn(CHANNELS) readonly channel!: Channel;
  @IsIn(READING_WISHES) readonly reading!: ReadingWish;
  /** ISO 639 code. */
  @Matches(/^[a-z]{2,3}$/) readonly language!: string;
  @IsIn(WORDS_STANDINGS) readonly standing!: WordsStanding;
}

/** A message that Waymark sends, and when. */
export class MessageTemplate {
  @Matches(TEMPLATE) readonly template!: string;
  /** Grows with every change of the English words. */
  @IsInt() @Min(1) readonly version!: number;
  @IsIn(TEMPLATE_AUDIENCES) readonly audience!: TemplateAudience;
  @IsString() readonly usedWhen!: string;
  @ListOf(() => MessageVariant, 200) readonly variants!: readonly MessageVariant[];
}

/** Answer of `GET /templates`. */
export class MessageTemplates {
  @ListOf(() => MessageTemplate, 100) readonly templates!: readonly MessageTemplate[];
}

export class MessageChecked {
  @IsIn(MESSAGE_CHECKS) readonly check!: MessageCheck;
  @IsBoolean() readonly holds!: boolean;
}

/** A message as it arrives. Nothing of anybody goes into it, so everybody gets these words. */
export class MessagePreview extends MessageVariant {
  /** Of an e-mail. */
  @MayBeAbsent() @IsString() readonly subject?: string;
  @IsString() readonly text!: string;
  @IsInt() @Min(1) readonly characters!: number;
  /** Of a text message: as how many it is sent, with the name of the service before it. */
  @MayBeAbsent() @IsInt() @Min(1) readonly parts?: number;
  /** Of other words than English: put back into English by somebody who had not read it. */
  @MayBeAbsent() @IsString() readonly inEnglish?: string;
  @ListOf(() => MessageChecked, 10) readonly checks!: readonly MessageChecked[];
}

/** Answer of `GET /templates/:template`. */
export class MessageTemplateView extends MessageTemplate {
  @ListOf(() => MessagePreview, 200) readonly previews!: readonly MessagePreview[];
  /** The channels by which messages go out here; the words of others are never sent. */
  @ListOfCodes(CHANNELS) readonly carried!: readonly Channel[];
}

/** Which template an address names. */
export class TemplateAddress {
  @Matches(TEMPLATE) readonly template!: string;
}
