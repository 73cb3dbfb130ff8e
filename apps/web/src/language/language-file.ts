import { IsDay, ListOf, MayBeAbsent, ONE_LINE, type Day } from '@waymark/contracts';
import {
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { ENGLISH, type Forms, type Language, type Text } from './say.js';

/** What is said instead of one English text: one text, or one for each form that a number takes (CLDR). */
export class TextInLanguage {
  /** As `texts.json` has it. */
  @IsString() @MaxLength(2000) readonly english!: string;
  @ValidateIf(({ forms }: TextInLanguage) => forms === undefined)
  @IsString()
  @MaxLength(4000)
  readonly text?: string;
  @MayBeAbsent() @IsObject() readonly forms?: Forms;
  /** The place whose number chooses the form. */
  @ValidateIf(({ forms }: TextInLanguage) => forms !== undefined)
  @IsInt()
  @Min(0)
  readonly by?: number;
  /** Put back into English by somebody who had not read the English. */
  @MayBeAbsent() @IsString() @MaxLength(4000) readonly inEnglish?: string;
}

/** The pages in one language: one file of `LANGUAGES_DIR`. */
export class LanguageFile {
  /** BCP 47, such as `pl` or `en-x-easyread`. */
  @Matches(/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/) readonly language!: string;
  /** As its readers call it. */
  @Matches(ONE_LINE) @MaxLength(60) readonly name!: string;
  @IsIn(['ltr', 'rtl']) readonly direction!: 'ltr' | 'rtl';
  /** `example`: read by nobody whose language it is, and for invented people only. */
  @IsIn(['checked', 'example']) readonly standing!: 'checked' | 'example';
  @Matches(ONE_LINE) @MaxLength(200) readonly translatedBy!: string;
  /** Another person than who translated. */
  @Matches(ONE_LINE) @MaxLength(200) readonly checkedBy!: string;
  @IsDay() readonly checkedOn!: Day;
  @ListOf(() => TextInLanguage, 20_000) readonly texts!: readonly TextInLanguage[];
}

export const languageOf = ({ language, name, direction, texts }: LanguageFile): Language => ({
  code: language,
  name,
  direction,
  locale: localeOf(language),
  texts: new Map(texts.map((each) => [each.english, said(each)])),
});

/** Easy Read and the like write dates as the language does that they are of. */
const localeOf = (code: string): string => {
  const [language = ''] = code.split('-x-');
  return language === 'en' ? ENGLISH.locale : language;
};

const said = ({ text = '', forms, by = 0 }: TextInLanguage): Text =>
  forms === undefined ? text : { by, forms };

/** What must not be shown, each in one sentence; none where all may be. `isDemonstration`: to invented people only. */
export function whatIsWrong(file: LanguageFile, isDemonstration: boolean): readonly string[] {
  const { standing, translatedBy, checkedBy, texts } = file;
  const isExample = standing === 'example';
  return [
    ...(isExample && !isDemonstration
      ? ['is an example that nobody who reads it has checked, and is shown to invented people only']
      : []),
    ...(translatedBy === checkedBy
      ? ['must be checked by another person than translated it (checkedBy, translatedBy)']
      : []),
    ...(new Set(texts.map(({ english }) => english)).size < texts.length
      ? ['has a text twice']
      : []),
    ...texts.flatMap((each) => wrongIn(each, isExample)),
  ];
}

function wrongIn(each: TextInLanguage, isExample: boolean): readonly string[] {
  const { english, text, forms, inEnglish } = each;
  const all = forms === undefined ? [text ?? ''] : Object.values(forms);
  const what = `“${english}”`;
  return [
    ...(forms !== undefined && typeof forms.other !== 'string'
      ? [`${what} needs the form “other”`]
      : []),
    ...all.flatMap((one) => (one.trim() === '' ? [`${what} is empty`] : [])),
    ...all.flatMap((one) => missingFrom(one, english).map((part) => `${what} leaves out ${part}`)),
    ...(isExample || inEnglish !== undefined ? [] : [`${what} is not put back into English`]),
  ];
}

/** A telephone number, a value or a mark that the English has: a wrong number is worse than no translation. */
const missingFrom = (text: string, english: string): readonly string[] =>
  [...english.matchAll(/\{[^}]*\}|<\/?\d+>|\d[\d ]*\d|\d/g)]
    .map(([part]) => part)
    .filter((part) => !text.includes(part));
