import { IsArray, IsIn, Matches, MaxLength } from 'class-validator';
import {
  CALLER_NUMBERS,
  MayBeAbsent,
  ONE_LINE,
  PARTNER_KNOWS,
  SEEN_BY,
  SEEN_WAYS,
  YES_NO_NOT_KNOWN,
  type SeenWay,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import type { FormProblem, Sentences } from '../../../../layout/form/check-answers.js';
import {
  optionalLine,
  optionsFrom,
  type FormAnswers,
  type FormPart,
} from '../../../../layout/form/question.js';
import { yesNoNotKnown } from '../../../../layout/words/need-words.js';
import {
  callerNumberWords,
  partnerKnowsWords,
  seenByWords,
  seenWayWords,
} from '../../../../layout/words/reaching-words.js';
import { listOf, textOf } from '../draft/draft.js';
import { NEVER_WRITE } from '../../../../layout/words/free-text-words.js';

/** What is asked of how it is safe to reach the person. */
export class SafeContactForm {
  @IsArray() @IsIn(SEEN_BY, { each: true }) readonly seenBy!: readonly string[];
  @MayBeAbsent() @IsIn(PARTNER_KNOWS) readonly partnerKnows?: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly safePhone!: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly safeVoicemail!: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly safeSms!: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly safeEmail!: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly safeLetter!: string;
  @MayBeAbsent() @IsArray() @IsIn(SEEN_WAYS, { each: true }) readonly knowingly?: readonly string[];
  @MayBeAbsent() @IsIn(CALLER_NUMBERS) readonly callerNumber?: string;
  @MayBeAbsent() @MaxLength(200) @Matches(ONE_LINE) readonly times?: string;
  @MayBeAbsent() @MaxLength(100) @Matches(ONE_LINE) readonly askFor?: string;
  @MayBeAbsent() @MaxLength(100) @Matches(ONE_LINE) readonly sayYouAre?: string;
  @MayBeAbsent() @MaxLength(60) @Matches(ONE_LINE) readonly codeWord?: string;
  @MayBeAbsent() @MaxLength(300) readonly instructions?: string;
}

const yesNo = (name: string, label: string, short: string): FormPart => ({
  kind: 'radios',
  name,
  label,
  short,
  inline: true,
  options: optionsFrom(yesNoNotKnown),
});

/** Before any number is asked for. */
export const seenQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'checkboxes',
    name: 'seenBy',
    label: say`Who else sees the phone, the email or the post?`,
    short: say`Who else sees it`,
    hint: say`Ask this first. Where it is not known, nothing is sent.`,
    options: optionsFrom(seenByWords),
  },
  {
    kind: 'radios',
    name: 'partnerKnows',
    label: say`Does a partner know about this referral? (optional)`,
    short: say`Partner knows`,
    options: optionsFrom(partnerKnowsWords),
  },
]);

const wayQuestions: readonly FormPart[] = inLanguage(() => [
  yesNo('safePhone', say`Is it safe to telephone?`, say`Safe to telephone`),
  yesNo('safeVoicemail', say`Is it safe to leave a voicemail?`, say`Safe to leave a voicemail`),
  yesNo('safeSms', say`Is it safe to send a text message?`, say`Safe to text`),
  yesNo('safeEmail', say`Is it safe to send an email?`, say`Safe to email`),
  yesNo('safeLetter', say`Is it safe to send a letter?`, say`Safe to write`),
  {
    kind: 'checkboxes',
    name: 'knowingly',
    label: say`If somebody else sees it, which ways did the person still say yes to? (optional)`,
    short: say`Yes, although others see it`,
    hint: say`While somebody else sees it, only what is ticked here is used.`,
    options: optionsFrom(seenWayWords),
  },
]);

const callQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'section',
    text: say`When somebody calls`,
    lead: say`Leave blank what was not asked. The team that calls reads this before any number.`,
  },
  {
    kind: 'radios',
    name: 'callerNumber',
    label: say`How should the number of whoever calls appear? (optional)`,
    short: say`Number of whoever calls`,
    options: optionsFrom(callerNumberWords),
  },
  optionalLine(
    'times',
    say`Safe days and times`,
    say`Safe days and times`,
    say`For example: weekdays, 10am to noon.`,
  ),
  optionalLine('askFor', say`Name to ask for`, say`Name to ask for`),
  optionalLine(
    'sayYouAre',
    say`If somebody else answers, who should the caller say that they are?`,
    say`Caller says that they are`,
  ),
  optionalLine(
    'codeWord',
    say`Code word`,
    say`Code word`,
    say`A word that the caller says, so that the person knows who it is.`,
  ),
  {
    kind: 'textarea',
    name: 'instructions',
    label: say`Anything else that matters before contact (optional)`,
    short: say`Anything else before contact`,
    hint: say`Only what keeps contact safe. The receiving team sees this before any number. ${NEVER_WRITE()}`,
  },
]);

export const safeContactQuestions: readonly FormPart[] = inLanguage(() => [
  ...wayQuestions,
  ...callQuestions,
]);

const onOneLine = (what: string, longest: number): Readonly<Record<string, string>> => ({
  maxLength: say`${what} must be ${String(longest)} characters or fewer`,
  matches: say`${what} must be on one line`,
});

const WHO_SEES = (): string =>
  say`Select who else sees the phone, the email or the post, or that it is not known`;
const KNOWINGLY = (): string => say`Select from the list what the person said yes to`;

export const seenSentencesOfForm: Sentences = inLanguage(() => ({
  seenBy: { isArray: WHO_SEES(), isIn: WHO_SEES() },
  partnerKnows: { isIn: say`Select whether a partner knows about this referral` },
}));

export const safeContactSentencesOfForm: Sentences = inLanguage(() => ({
  safePhone: { isIn: say`Select whether it is safe to telephone` },
  safeVoicemail: { isIn: say`Select whether it is safe to leave a voicemail` },
  safeSms: { isIn: say`Select whether it is safe to send a text message` },
  safeEmail: { isIn: say`Select whether it is safe to send an email` },
  safeLetter: { isIn: say`Select whether it is safe to send a letter` },
  knowingly: { isArray: KNOWINGLY(), isIn: KNOWINGLY() },
  callerNumber: { isIn: say`Select how the number of whoever calls should appear` },
  times: onOneLine(say`Safe days and times`, 200),
  askFor: onOneLine(say`The name to ask for`, 100),
  sayYouAre: onOneLine(say`Who the caller says that they are`, 100),
  codeWord: onOneLine(say`The code word`, 60),
  instructions: { maxLength: say`Anything else must be 300 characters or fewer` },
}));

const WAY_OF: Readonly<Record<SeenWay, string>> = {
  voicemail: 'safeVoicemail',
  sms: 'safeSms',
  email: 'safeEmail',
  letter: 'safeLetter',
};

/** Who sees it is said once, and what was agreed to knowing that is called safe. */
export function seenProblems(answers: FormAnswers): readonly FormProblem[] {
  const seenBy = listOf(answers, 'seenBy');
  const alone = ['nobody', 'not-known'].some((one) => seenBy.includes(one));
  if (alone && seenBy.length > 1) {
    const text = say`Select who sees it, or only “Nobody else”, or only “Not known”`;
    return [{ field: 'seenBy', text }];
  }
  const open = listOf(answers, 'knowingly').filter((way) => !isClosed(answers, way as SeenWay));
  if (open.length > 0 && seenBy.includes('not-known')) {
    const text = say`It is not known who sees it: take these ticks away, or say who does`;
    return [{ field: 'knowingly', text }];
  }
  const text = say`Tick only ways that you said are safe`;
  const unsafe = open.some((way) => textOf(answers, WAY_OF[way as SeenWay]) !== 'yes');
  return unsafe ? [{ field: 'knowingly', text }] : [];
}

const isClosed = (answers: FormAnswers, way: SeenWay): boolean =>
  textOf(answers, WAY_OF[way]) === 'no';

/** A way is closed by saying no to it, whatever was agreed to before; where nobody sees it, nobody had to agree. */
export function withoutIdleTicks(answers: FormAnswers): FormAnswers {
  const { knowingly: _, ...others } = answers;
  const ticked = listOf(answers, 'knowingly');
  const kept = SEEN_WAYS.filter((way) => ticked.includes(way) && !isClosed(answers, way));
  const isSeen = !listOf(answers, 'seenBy').includes('nobody');
  return isSeen && kept.length > 0 ? { ...others, knowingly: kept } : others;
}
