import type {
  CurrentStateFact,
  DateCertainty,
  LossKind,
  OccurrenceFact,
  OccurrenceKind,
  PregnancyState,
  SeparationCause,
  SeparationTime,
  TerminationReason,
} from '@waymark/contracts';
import { inLanguage, inSentence, say } from '../../language/say.js';
import { dayWords } from '../london-time.js';

export const occurrenceWords: Readonly<Record<OccurrenceKind, string>> = inLanguage(() => ({
  loss: say`A loss: a pregnancy that ended, or a baby who died`,
  birth: say`A birth of a living baby`,
  separation: say`A baby taken into care, or parent and baby separated`,
}));

export const lossWords: Readonly<Record<LossKind, string>> = inLanguage(() => ({
  miscarriage: say`Miscarriage`,
  'recurrent-miscarriage': say`Recurrent miscarriage`,
  ectopic: say`Ectopic pregnancy`,
  'failed-ivf': say`Fertility treatment that did not succeed`,
  termination: say`Termination (abortion)`,
  stillbirth: say`Stillbirth, from 24 weeks`,
  'neonatal-death': say`A baby who died in the first 28 days`,
  'infant-death': say`A baby who died later`,
}));

export const terminationWords: Readonly<Record<TerminationReason, string>> = inLanguage(() => ({
  medical: say`For medical reasons`,
  other: say`For other reasons`,
  'not-stated': say`Not stated`,
}));

export const separationCauseWords: Readonly<Record<SeparationCause, string>> = inLanguage(() => ({
  safeguarding: say`Safeguarding`,
  'social-care-proceedings': say`Care proceedings`,
  illness: say`Illness of the parent or the baby`,
  hospitalisation: say`A long stay in hospital`,
  separation: say`The parents have separated`,
  'not-known': say`Not known`,
}));

export const separationTimeWords: Readonly<Record<SeparationTime, string>> = inLanguage(() => ({
  birth: say`At birth`,
  'maternity-setting': say`Soon after birth, while still in maternity care`,
  later: say`Later, after maternity care`,
  'not-known': say`Not known`,
}));

export const certaintyWords: Readonly<Record<DateCertainty, string>> = inLanguage(() => ({
  exact: say`This is the date`,
  about: say`About then, within two weeks`,
  expected: say`Expected: it has not happened yet`,
}));

export const dueCertaintyWords: Readonly<
  Record<NonNullable<CurrentStateFact['dueCertainty']>, string>
> = inLanguage(() => ({
  exact: say`From a scan or from the maternity notes`,
  about: say`About then`,
}));

export const pregnancyWords: Readonly<Record<PregnancyState, string>> = inLanguage(() => ({
  pregnant: say`Pregnant`,
  'not-pregnant': say`Not pregnant`,
  planning: say`Planning a pregnancy`,
  'not-known': say`Not known`,
}));

/** A loss was told of, and no baby who lives. */
export const isLossWithoutLivingBaby = (occurrences: readonly OccurrenceFact[]): boolean =>
  occurrences.length > 0 && occurrences.every(({ kind }) => kind === 'loss');

/** One thing that happened, in a line: what, and when as far as it is known. */
export function occurrenceLine(fact: OccurrenceFact): string {
  return `${whatHappened(fact)}${details(fact)}, ${whenItHappened(fact)}`;
}

/** All that happened, a line each; one of a pregnancy that has had its line says so. */
export const occurrenceLines = (facts: readonly OccurrenceFact[]): readonly string[] =>
  facts.map((fact, at) => {
    const before = facts.slice(0, at).find((one) => isSamePregnancy(one, fact));
    const line = occurrenceLine(fact);
    return before === undefined
      ? line
      : say`${line}. The same pregnancy as: ${inSentence(whatHappened(before))}`;
  });

const isSamePregnancy = (one: OccurrenceFact, other: OccurrenceFact): boolean =>
  one.pregnancy !== undefined && one.pregnancy === other.pregnancy;

/** The pregnancy now, with the due date as sure as it is. */
export function pregnancyLine({ state, dueOn, dueCertainty }: CurrentStateFact): string {
  if (dueOn === undefined) return pregnancyWords[state];
  const on = dayWords(dueOn);
  const due = dueCertainty === 'about' ? say`due about ${on}` : say`due ${on}`;
  return `${pregnancyWords[state]}, ${due}`;
}

function whatHappened({ kind, loss, separation }: OccurrenceFact): string {
  if (kind === 'loss' && loss !== undefined) return lossWords[loss.kind];
  if (kind === 'separation') {
    const cause = separation?.cause ?? 'not-known';
    const known = cause === 'not-known' ? '' : ` (${inSentence(separationCauseWords[cause])})`;
    return say`Separation from a baby${known}`;
  }
  return kind === 'loss' ? say`A loss` : say`Birth of a living baby`;
}

function details({ loss, separation }: OccurrenceFact): string {
  const said = [...lossDetails(loss), ...separationDetails(separation)];
  return said.length === 0 ? '' : `, ${said.join(', ')}`;
}

function lossDetails(loss: OccurrenceFact['loss']): readonly string[] {
  if (loss === undefined) return [];
  const { terminationReason: reason = 'not-stated' } = loss;
  return [
    ...(reason === 'not-stated' ? [] : [inSentence(terminationWords[reason])]),
    ...(loss.gestationWeeks === undefined ? [] : [say`at ${String(loss.gestationWeeks)} weeks`]),
    ...(loss.ageAtDeathDays === undefined ? [] : [say`aged ${ageWords(loss.ageAtDeathDays)}`]),
  ];
}

const separationDetails = (separation: OccurrenceFact['separation']): readonly string[] =>
  separation === undefined || separation.at === 'not-known'
    ? []
    : [inSentence(separationTimeWords[separation.at])];

const ageWords = (days: number): string => (days === 1 ? '1 day' : say`${String(days)} days`);

function whenItHappened({ on, certainty }: OccurrenceFact): string {
  if (on === undefined) return say`date not known`;
  if (certainty === 'expected') return say`expected ${dayWords(on)}`;
  return certainty === 'about' ? say`about ${dayWords(on)}` : dayWords(on);
}
