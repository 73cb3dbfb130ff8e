import { IsDay, ListOf, MayBeAbsent, Nested, ONE_LINE, type Day } from '@waymark/contracts';
import { IsIn, IsInt, IsString, Matches, MaxLength, Min } from 'class-validator';
import { TEMPLATES, type TemplateName } from './templates.js';

/** What goes to the woman; everybody else reads English at work. */
export const HER_TEMPLATES = (Object.keys(TEMPLATES) as TemplateName[]).filter((name) =>
  name.startsWith('woman-'),
);

export class TranslatedWords {
  @Matches(ONE_LINE) @MaxLength(78) readonly subject!: string;
  @IsString() @MaxLength(600) readonly text!: string;
  @Matches(ONE_LINE) @MaxLength(170) readonly sms!: string;
  /** What subject, text and text message say, put back into English by somebody who had not read the English. */
  @IsString() @MaxLength(2000) readonly inEnglish!: string;
}

export class TranslatedMessage extends TranslatedWords {
  @IsIn(HER_TEMPLATES) readonly template!: TemplateName;
  /** Of the English that it was made from. */
  @IsInt() @Min(1) readonly version!: number;
  @MayBeAbsent() @Nested(() => TranslatedWords) readonly easyRead?: TranslatedWords;
}

/** The messages to her in one language: one file of `MESSAGES_DIR`. */
export class TranslationFile {
  @Matches(/^[a-z]{2,3}$/) readonly language!: string;
  /** `example`: read by nobody who speaks it, and for invented people only. */
  @IsIn(['checked', 'example']) readonly standing!: 'checked' | 'example';
  @Matches(ONE_LINE) @MaxLength(200) readonly translatedBy!: string;
  /** Another person than who translated. */
  @Matches(ONE_LINE) @MaxLength(200) readonly checkedBy!: string;
  @IsDay() readonly checkedOn!: Day;
  @ListOf(() => TranslatedMessage) readonly messages!: readonly TranslatedMessage[];
}
