import { IsInt, Max, Min } from 'class-validator';
import { LOSS_KINDS, ListOfCodes, MayBeAbsent, type LossKind } from '@waymark/contracts';
import { plusMonths } from '../calendar.js';
import { defineCriterion, type Judge } from '../criterion.js';
import type { Happening } from '../happening.js';
import { met, notKnown, notMet } from '../verdict.js';
import { LOSS_WORDS, counted } from '../words.js';

/** "The first 28 days" are the ages from 0 to 27 days. */
const NEONATAL_DAYS = 28;
/** The oldest age at death that the facts can hold. */
const OLDEST_DAYS = 1_826;

class BabyAgeAtDeathSettings {
  /** Strict: a baby of exactly that many days is outside. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(OLDEST_DAYS) readonly lessThanDays?: number;
  /** Strict: the day on which the baby was that many months old is outside. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(60) readonly lessThanMonths?: number;
  /** Kinds of loss it counts for. */
  @ListOfCodes(LOSS_KINDS, 8) readonly appliesTo!: readonly LossKind[];
}

const ruleOf = ({ lessThanDays, lessThanMonths }: BabyAgeAtDeathSettings): string =>
  lessThanDays === undefined
    ? `a baby who died before reaching ${counted(lessThanMonths ?? 0, 'month')}`
    : `a baby who died before reaching ${counted(lessThanDays, 'day')}`;

/** The least and the most days the baby can have lived. */
function ageSpan({ loss }: Happening): DaySpan | undefined {
  if (loss?.ageAtDeathDays !== undefined) {
    return { least: loss.ageAtDeathDays, most: loss.ageAtDeathDays };
  }
  if (loss?.kind === 'neonatal-death') return { least: 0, most: NEONATAL_DAYS - 1 };
  return loss?.kind === 'infant-death' ? { least: NEONATAL_DAYS, most: OLDEST_DAYS } : undefined;
}

interface DaySpan {
  readonly least: number;
  readonly most: number;
}

// Months differ in length, so a run of them is looked at from every day of four years.
function daysInMonths(months: number): DaySpan {
  let least = Infinity;
  let most = 0;
  for (let start = 0; start < 1_461; start += 1) {
    const days = plusMonths(start, months) - start;
    least = Math.min(least, days);
    most = Math.max(most, days);
  }
  return { least, most };
}

/** How many days the limit allows a baby; exact where the day of birth is. */
function limitOf({ lessThanDays, lessThanMonths = 0 }: BabyAgeAtDeathSettings) {
  const whenever =
    lessThanDays === undefined
      ? daysInMonths(lessThanMonths)
      : { least: lessThanDays, most: lessThanDays };
  return ({ birth }: Happening): DaySpan => {
    if (lessThanDays !== undefined || birth?.first !== birth?.last || birth === undefined) {
      return whenever;
    }
    const days = plusMonths(birth.first, lessThanMonths) - birth.first;
    return { least: days, most: days };
  };
}

/** How old was the baby who died? */
export const babyAgeAtDeath = defineCriterion({
  code: 'baby-age-at-death',
  question: 'How old was the baby who died?',
  settings: BabyAgeAtDeathSettings,
  eachHappening: () => true,
  trouble: ({ lessThanDays, lessThanMonths }) =>
    (lessThanDays === undefined) === (lessThanMonths === undefined)
      ? {
          field: 'lessThanMonths',
          reason: 'exactly one of lessThanDays and lessThanMonths must be given',
        }
      : undefined,
  rule: ruleOf,
  judgeBy(settings): Judge {
    const taken = ` Taken: ${ruleOf(settings)}.`;
    const fact = 'occurrences.loss.ageAtDeathDays';
    const ask = { fact, question: 'How many days old was the baby who died?' };
    const askDay = { fact: 'occurrences.on', question: 'On which day was the death?' };
    const unsaid = notKnown(ask, `The age was not said.${taken}`);
    const limitOfBaby = limitOf(settings);

    return (_, happening) => {
      if (happening?.loss === undefined) return unsaid;
      const { kind, ageAtDeathDays } = happening.loss;
      if (!settings.appliesTo.includes(kind)) {
        return met(LOSS_WORDS[kind], `${happening.words}: an age does not matter here.`);
      }
      const age = ageSpan(happening);
      if (age === undefined) return unsaid;
      const limit = limitOfBaby(happening);
      const seen = ageAtDeathDays === undefined ? LOSS_WORDS[kind] : counted(ageAtDeathDays, 'day');
      const said = ageAtDeathDays === undefined ? '' : `, at ${seen}`;
      const because = `${happening.words}${said}.${taken}`;
      if (age.most < limit.least) return met(seen, because);
      if (age.least >= limit.most) return notMet(seen, because);
      return ageAtDeathDays === undefined
        ? unsaid
        : notKnown(askDay, `${because} The exact day decides.`, seen);
    };
  },
});
