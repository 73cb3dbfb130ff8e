import type {
  DateCertainty,
  LossKind,
  OccurrenceFact,
  OccurrenceKind,
  PregnancyState,
  SeparationCause,
  SeparationTime,
  TerminationReason,
} from '@waymark/contracts';
import { dayWords } from '../london-time.js';

export const occurrenceWords: Readonly<Record<OccurrenceKind, string>> = {
  loss: 'A loss: a pregnancy that ended, or a baby who died',
  birth: 'A birth of a living baby',
  separation: 'A baby taken into care, or parent and baby separated',
};

export const lossWords: Readonly<Record<LossKind, string>> = {
  miscarriage: 'Miscarriage',
  'recurrent-miscarriage': 'Recurrent miscarriage',
  ectopic: 'Ectopic pregnancy',
  'failed-ivf': 'Fertility treatment that did not succeed',
  termination: 'Termination (abortion)',
  stillbirth: 'Stillbirth, from 24 weeks',
  'neonatal-death': 'A baby who died in the first 28 days',
  'infant-death': 'A baby who died later',
};

export const terminationWords: Readonly<Record<TerminationReason, string>> = {
  medical: 'For medical reasons',
  other: 'For other reasons',
  'not-stated': 'Not stated',
};

export const separationCauseWords: Readonly<Record<SeparationCause, string>> = {
  safeguarding: 'Safeguarding',
  'social-care-proceedings': 'Care proceedings',
  illness: 'Illness of the parent or the baby',
  hospitalisation: 'A long stay in hospital',
  separation: 'The parents have separated',
  'not-known': 'Not known',
};

export const separationTimeWords: Readonly<Record<SeparationTime, string>> = {
  birth: 'At birth',
  'maternity-setting': 'Soon after birth, while still in maternity care',
  later: 'Later',
  'not-known': 'Not known',
};

export const certaintyWords: Readonly<Record<DateCertainty, string>> = {
  exact: 'This is the date',
  about: 'About then, within two weeks',
  expected: 'Expected: it has not happened yet',
};

export const pregnancyWords: Readonly<Record<PregnancyState, string>> = {
  pregnant: 'Pregnant',
  'not-pregnant': 'Not pregnant',
  planning: 'Planning a pregnancy',
  'not-known': 'Not known',
};

/** A loss was told of, and no baby who lives. */
export const isLossWithoutLivingBaby = (occurrences: readonly OccurrenceFact[]): boolean =>
  occurrences.length > 0 && occurrences.every(({ kind }) => kind === 'loss');

/** One thing that happened, in a line: what, and when as far as it is known. */
export function occurrenceLine(fact: OccurrenceFact): string {
  return `${whatHappened(fact)}${details(fact)}, ${whenItHappened(fact)}`;
}

function whatHappened({ kind, loss, separation }: OccurrenceFact): string {
  if (kind === 'loss' && loss !== undefined) return lossWords[loss.kind];
  if (kind === 'separation') {
    const cause = separation?.cause ?? 'not-known';
    const known = cause === 'not-known' ? '' : ` (${separationCauseWords[cause].toLowerCase()})`;
    return `Separation from a baby${known}`;
  }
  return kind === 'loss' ? 'A loss' : 'Birth of a living baby';
}

function details({ loss }: OccurrenceFact): string {
  if (loss === undefined) return '';
  const said = [
    ...(loss.terminationReason === 'medical' ? ['for medical reasons'] : []),
    ...(loss.gestationWeeks === undefined ? [] : [`at ${String(loss.gestationWeeks)} weeks`]),
    ...(loss.ageAtDeathDays === undefined ? [] : [`aged ${ageWords(loss.ageAtDeathDays)}`]),
  ];
  return said.length === 0 ? '' : `, ${said.join(', ')}`;
}

const ageWords = (days: number): string => (days === 1 ? '1 day' : `${String(days)} days`);

function whenItHappened({ on, certainty }: OccurrenceFact): string {
  if (on === undefined) return 'date not known';
  if (certainty === 'expected') return `expected ${dayWords(on)}`;
  return certainty === 'about' ? `about ${dayWords(on)}` : dayWords(on);
}
