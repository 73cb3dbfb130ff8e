import {
  ABOUT_DAYS,
  type DateCertainty,
  type DayOrMonth,
  type LossFact,
  type OccurrenceFact,
  type SeparationFact,
} from '@waymark/contracts';
import type { BeingMade } from './being-made.js';
import { spanOfDays, spokenWhen, type Span } from './calendar.js';
import { LOSS_WORDS, sentenceCase } from './words.js';

/** Something that happened, one a baby, ready to be judged. A trauma stands for itself where it has its own date. */
export interface Happening {
  readonly kind: 'birth' | 'loss' | 'separation' | 'trauma';
  /** Such as "miscarriage". */
  readonly what: string;
  /** Such as "Miscarriage on 3 March 2026". */
  readonly words: string;
  /** The days it can have happened on; absent = not known. */
  readonly when?: Span;
  /** The days the baby can have been born on, where there was a birth. */
  readonly birth?: Span;
  readonly expected: boolean;
  readonly loss?: LossFact;
  readonly separation?: SeparationFact;
}

const NEONATAL_DAYS = 27;
/** Five years: the oldest age at death that the facts can hold. */
const INFANT_DAYS = 1_826;

export function happeningOf(fact: OccurrenceFact): Happening {
  const when =
    fact.on === undefined
      ? undefined
      : spanOfDays(fact.on, fact.certainty === 'about' ? ABOUT_DAYS : 0);
  const birth = when === undefined ? undefined : birthSpan(fact, when);
  const what = whatHappened(fact);
  const happening: BeingMade<Happening> = {
    kind: fact.kind,
    what,
    words: dated(what, fact.on, fact.certainty),
    expected: fact.certainty === 'expected',
  };
  if (when !== undefined) happening.when = when;
  if (birth !== undefined) happening.birth = birth;
  if (fact.loss !== undefined) happening.loss = fact.loss;
  if (fact.separation !== undefined) happening.separation = fact.separation;
  return happening;
}

/** A trauma that has a date of its own. */
export const traumaOn = (on: DayOrMonth): Happening => ({
  kind: 'trauma',
  what: 'trauma',
  words: dated('trauma', on, 'exact'),
  when: spanOfDays(on, 0),
  expected: false,
});

/** The birth that a pregnancy is taken to end in. */
export const birthIn = (due: Span): Happening => ({
  kind: 'birth',
  what: 'birth',
  words: 'Birth',
  when: due,
  birth: due,
  expected: false,
});

function whatHappened(fact: OccurrenceFact): string {
  switch (fact.kind) {
    case 'birth':
      return 'birth';
    case 'separation':
      return 'separation';
    case 'loss':
      return fact.loss === undefined ? 'loss' : LOSS_WORDS[fact.loss.kind];
  }
}

function dated(what: string, on: DayOrMonth | undefined, certainty: DateCertainty): string {
  const name = sentenceCase(what);
  if (on === undefined) return `${name}, date not known`;
  const day = spokenWhen(on, false);
  if (certainty === 'about') return `${name} about ${day}`;
  const said = on.length === 7 ? `in ${day}` : `on ${day}`;
  return certainty === 'expected' ? `${name} expected ${said}` : `${name} ${said}`;
}

function birthSpan({ kind, loss, separation }: OccurrenceFact, when: Span): Span | undefined {
  switch (kind) {
    case 'birth':
      return when;
    case 'separation':
      return separation?.at === 'birth' || separation?.at === 'maternity-setting'
        ? when
        : undefined;
    case 'loss':
      return loss === undefined ? undefined : birthBeforeLoss(loss, when);
  }
}

function birthBeforeLoss({ kind, ageAtDeathDays: age }: LossFact, when: Span): Span | undefined {
  if (kind === 'stillbirth') return when;
  if (kind !== 'neonatal-death' && kind !== 'infant-death') return undefined;
  if (age !== undefined) return { first: when.first - age, last: when.last - age };
  return kind === 'neonatal-death'
    ? { first: when.first - NEONATAL_DAYS, last: when.last }
    : { first: when.first - INFANT_DAYS, last: when.last - NEONATAL_DAYS - 1 };
}
