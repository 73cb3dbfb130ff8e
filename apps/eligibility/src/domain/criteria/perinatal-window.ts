import { IsBoolean, IsIn, IsInt, Max, Min } from 'class-validator';
import { MayBeAbsent, type LineOutcome } from '@waymark/contracts';
import { plusMonths, spokenDay, type DayNumber } from '../calendar.js';
import { defineCriterion, type Judge } from '../criterion.js';
import type { ReferralCase } from '../referral-case.js';
import {
  check,
  later,
  met,
  notKnown,
  notMet,
  notPublished,
  notYet,
  type Verdict,
} from '../verdict.js';
import { STATE_WORDS, counted, sentenceCase } from '../words.js';
import { ASK_DUE, ASK_STATE } from './asked.js';
import { reachesWeeks, weeksOn } from './gestation.js';
import { passed } from './passed.js';

const FROM = ['preconception', 'pregnancy', 'pregnancy-13-weeks', 'pregnancy-32-weeks'] as const;
type From = (typeof FROM)[number];

class PerinatalWindowSettings {
  @IsIn(FROM) readonly from!: From;
  /** Strict: the day of that age is outside. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(120) readonly babyAgeUnderMonths?: number;
  /** The day of that age is inside. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(120) readonly babyAgeAtMostMonths?: number;
  /** The page takes some people later, case by case. */
  @MayBeAbsent() @IsBoolean() readonly exceptions?: boolean;
  /** Where the page says how late those may be. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(120) readonly exceptionsUpToMonths?: number;
}

const FROM_WORDS: Readonly<Record<From, string>> = {
  preconception: 'planning a pregnancy',
  pregnancy: 'pregnancy',
  'pregnancy-13-weeks': '13 weeks of pregnancy',
  'pregnancy-32-weeks': '32 weeks of pregnancy',
};
const WEEKS: Readonly<Partial<Record<From, number>>> = {
  'pregnancy-13-weeks': 13,
  'pregnancy-32-weeks': 32,
};

function ruleOf(settings: PerinatalWindowSettings): string {
  const { from, babyAgeUnderMonths: under, babyAgeAtMostMonths: most, exceptions } = settings;
  const end =
    under === undefined
      ? `${counted(most ?? 0, 'month')} after birth`
      : `before ${counted(under, 'month')} after birth`;
  const later = exceptions === true ? '; later case by case' : '';
  return `from ${FROM_WORDS[from]} to ${end}${later}`;
}

/** Either way in is enough, so the more hopeful answer stands: what is not known may still be a yes. */
const HOPE: Readonly<Record<LineOutcome, number>> = {
  met: 4,
  'not-known': 3,
  'not-published': 2,
  'not-yet': 1,
  'not-met': 0,
};
const ASK_BIRTH = {
  fact: 'occurrences.on',
  question: 'When was the last birth, if there was one?',
};

/** Is it in pregnancy or soon enough after a birth? Any birth counts, and the first day referred closes the window. */
export const perinatalWindow = defineCriterion({
  code: 'perinatal-window',
  question: 'Is the person pregnant, or how long ago was the birth?',
  settings: PerinatalWindowSettings,
  trouble: ({ babyAgeUnderMonths: under, babyAgeAtMostMonths: most }) =>
    (under === undefined) === (most === undefined)
      ? {
          field: 'babyAgeAtMostMonths',
          reason: 'exactly one of babyAgeUnderMonths and babyAgeAtMostMonths must be given',
        }
      : undefined,
  rule: ruleOf,
  judgeBy(settings): Judge {
    const rule = ruleOf(settings);
    return (referral) => {
      const byState = judgeState(settings.from, rule, referral);
      if (byState?.outcome === 'met') return byState;
      // In a first pregnancy nobody is asked about births.
      if (byState !== undefined && referral.happenings.length === 0) return byState;
      const byBirth = judgeBirths(settings, rule, referral);
      return byState === undefined || HOPE[byBirth.outcome] > HOPE[byState.outcome]
        ? byBirth
        : byState;
    };
  },
  changesBy(settings) {
    const lastDay = lastDayOf(settings);
    const again = later(
      ASK_STATE.fact,
      settings.from === 'preconception'
        ? 'A pregnancy, or planning one, would change this.'
        : 'A pregnancy would change this.',
    );
    return ({ happenings, fairDay, today }) => {
      const births = happenings.filter(({ birth }) => birth !== undefined && birth.first <= today);
      const dates = births.flatMap((one) =>
        one.birth === undefined ? [] : passed(one, lastDay(one.birth.last), fairDay),
      );
      const none = check('occurrences', 'No birth was recorded. Is that right?');
      return [...(births.length === 0 ? [none] : dates), again];
    };
  },
});

/** What pregnancy or planning alone says; undefined = it does not help. */
function judgeState(from: From, rule: string, referral: ReferralCase): Verdict | undefined {
  const { state } = referral.facts.current;
  const seen = STATE_WORDS[state];
  const because = `${sentenceCase(seen)}. Taken: ${rule}.`;
  if (state === 'not-known') {
    return notKnown(ASK_STATE, `Whether there is a pregnancy was not said. Taken: ${rule}.`);
  }
  if (state === 'planning' && from === 'preconception') return met(seen, because);
  if (state !== 'pregnant') return undefined;

  const weeks = WEEKS[from];
  if (weeks === undefined) return met(seen, because);
  if (referral.due === undefined) {
    return notKnown(ASK_DUE, `Pregnant, due date not said. Taken: ${rule}.`, seen);
  }
  const reached = reachesWeeks(referral.due, weeks);
  const atWeeks = `pregnant, ${counted(weeksOn(referral.due, referral.today), 'week')}`;
  const said = `${sentenceCase(atWeeks)}. Taken: ${rule}`;
  if (referral.today >= reached.last) return met(atWeeks, `${said}.`);
  const early = `${said}, reached on ${spokenDay(reached.last)}.`;
  return referral.today < reached.first
    ? notYet(reached.last, atWeeks, early)
    : notKnown(ASK_DUE, early, atWeeks, reached.last);
}

const lastDayOf =
  ({ babyAgeUnderMonths: under, babyAgeAtMostMonths: most = 0 }: PerinatalWindowSettings) =>
  (birth: DayNumber): DayNumber =>
    under === undefined ? plusMonths(birth, most) : plusMonths(birth, under) - 1;

function judgeBirths(
  settings: PerinatalWindowSettings,
  rule: string,
  { happenings, fairDay, today, facts }: ReferralCase,
): Verdict {
  const { exceptions, exceptionsUpToMonths } = settings;
  const lastDay = lastDayOf(settings);
  const open = (birth: DayNumber) =>
    exceptions === true &&
    (exceptionsUpToMonths === undefined || fairDay <= plusMonths(birth, exceptionsUpToMonths));

  let best: Verdict | undefined;
  for (const { birth, words, kind, expected } of happenings) {
    if (expected) continue;
    if (birth === undefined) {
      if (kind === 'birth') best = notKnown(ASK_BIRTH, `${words}. Taken: ${rule}.`);
      continue;
    }
    if (birth.first > today) continue;
    const because = `${words}. Taken: ${rule} (until ${spokenDay(lastDay(birth.last))}).`;
    if (fairDay <= lastDay(birth.first)) return met(words, because);
    if (fairDay <= lastDay(birth.last)) best = notKnown(ASK_BIRTH, because, words);
    else if (open(birth.last)) best ??= notPublished(words, because);
    else best ??= notMet(words, because);
  }
  const state = STATE_WORDS[facts.current.state];
  if (best !== undefined) return best;
  return happenings.length === 0
    ? notKnown(ASK_BIRTH, `No birth was recorded. Taken: ${rule}.`)
    : notMet(state, `${sentenceCase(state)}, and no birth was recorded. Taken: ${rule}.`);
}
