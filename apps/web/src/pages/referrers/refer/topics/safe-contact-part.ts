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
export const seenQuestions: readonly FormPart[] = [
  {
    kind: 'checkboxes',
    name: 'seenBy',
    label: 'Who else sees the phone, the email or the post?',
    short: 'Who else sees it',
    hint: 'Ask this first. Where it is not known, nothing is sent.',
    options: optionsFrom(seenByWords),
  },
  {
    kind: 'radios',
    name: 'partnerKnows',
    label: 'Does a partner know about this referral? (optional)',
    short: 'Partner knows',
    options: optionsFrom(partnerKnowsWords),
  },
];

const wayQuestions: readonly FormPart[] = [
  yesNo('safePhone', 'Is it safe to telephone?', 'Safe to telephone'),
  yesNo('safeVoicemail', 'Is it safe to leave a voicemail?', 'Safe to leave a voicemail'),
  yesNo('safeSms', 'Is it safe to send a text message?', 'Safe to text'),
  yesNo('safeEmail', 'Is it safe to send an email?', 'Safe to email'),
  yesNo('safeLetter', 'Is it safe to send a letter?', 'Safe to write'),
  {
    kind: 'checkboxes',
    name: 'knowingly',
    label: 'If somebody else sees it, which ways did the person still say yes to? (optional)',
    short: 'Yes, although others see it',
    hint: 'While somebody else sees it, only what is ticked here is used.',
    options: optionsFrom(seenWayWords),
  },
];

const callQuestions: readonly FormPart[] = [
  {
    kind: 'section',
    text: 'When somebody calls',
    lead: 'Leave blank what was not asked. The team that calls reads this before any number.',
  },
  {
    kind: 'radios',
    name: 'callerNumber',
    label: 'How should the number of whoever calls appear? (optional)',
    short: 'Number of whoever calls',
    options: optionsFrom(callerNumberWords),
  },
  optionalLine(
    'times',
    'Safe days and times',
    'Safe days and times',
    'For example: weekdays, 10am to noon.',
  ),
  optionalLine('askFor', 'Name to ask for', 'Name to ask for'),
  optionalLine(
    'sayYouAre',
    'If somebody else answers, who should the caller say that they are?',
    'Caller says that they are',
  ),
  optionalLine(
    'codeWord',
    'Code word',
    'Code word',
    'A word that the caller says, so that the person knows who it is.',
  ),
  {
    kind: 'textarea',
    name: 'instructions',
    label: 'Anything else that matters before contact (optional)',
    short: 'Anything else before contact',
    hint: `Only what keeps contact safe. The receiving team sees this before any number. ${NEVER_WRITE}`,
  },
];

export const safeContactQuestions: readonly FormPart[] = [...wayQuestions, ...callQuestions];

const onOneLine = (what: string, longest: number): Readonly<Record<string, string>> => ({
  maxLength: `${what} must be ${String(longest)} characters or fewer`,
  matches: `${what} must be on one line`,
});

const WHO_SEES = 'Select who else sees the phone, the email or the post, or that it is not known';
const KNOWINGLY = 'Select from the list what the person said yes to';

export const seenSentencesOfForm: Sentences = {
  seenBy: { isArray: WHO_SEES, isIn: WHO_SEES },
  partnerKnows: { isIn: 'Select whether a partner knows about this referral' },
};

export const safeContactSentencesOfForm: Sentences = {
  safePhone: { isIn: 'Select whether it is safe to telephone' },
  safeVoicemail: { isIn: 'Select whether it is safe to leave a voicemail' },
  safeSms: { isIn: 'Select whether it is safe to send a text message' },
  safeEmail: { isIn: 'Select whether it is safe to send an email' },
  safeLetter: { isIn: 'Select whether it is safe to send a letter' },
  knowingly: { isArray: KNOWINGLY, isIn: KNOWINGLY },
  callerNumber: { isIn: 'Select how the number of whoever calls should appear' },
  times: onOneLine('Safe days and times', 200),
  askFor: onOneLine('The name to ask for', 100),
  sayYouAre: onOneLine('Who the caller says that they are', 100),
  codeWord: onOneLine('The code word', 60),
  instructions: { maxLength: 'Anything else must be 300 characters or fewer' },
};

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
    const text = 'Select who sees it, or only “Nobody else”, or only “Not known”';
    return [{ field: 'seenBy', text }];
  }
  const open = listOf(answers, 'knowingly').filter((way) => !isClosed(answers, way as SeenWay));
  if (open.length > 0 && seenBy.includes('not-known')) {
    const text = 'It is not known who sees it: take these ticks away, or say who does';
    return [{ field: 'knowingly', text }];
  }
  const text = 'Tick only ways that you said are safe';
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
