import type {
  DateCertainty,
  LossFact,
  LossKind,
  OccurrenceFact,
  OccurrenceKind,
  SeparationCause,
  SeparationFact,
  SeparationTime,
  TerminationReason,
} from '@waymark/contracts';
import type { FormAnswers } from '../../../layout/form/question.js';
import { textOf } from '../refer/draft/draft.js';

// A month is 30.4375 days on average; published ages are in days for newborn babies and in years after that.
const DAYS_IN: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 30.4375 };

/** What happened, as the contracts say it. */
export function occurrenceFactsFrom(added: readonly FormAnswers[]): readonly OccurrenceFact[] {
  const numbers = pregnancyNumbers(added);
  return added.map((answers, index) => {
    const on = textOf(answers, 'on');
    const kind = textOf(answers, 'kind') as OccurrenceKind;
    return {
      kind,
      ...(on !== '' && { on }),
      certainty: (textOf(answers, 'certainty') || 'exact') as DateCertainty,
      ...(numbers[index] !== undefined && { pregnancy: numbers[index] }),
      ...(kind === 'loss' && { loss: lossFrom(answers) }),
      ...(kind === 'separation' && { separation: separationFrom(answers) }),
    };
  });
}

function lossFrom(answers: FormAnswers): LossFact {
  const kind = textOf(answers, 'lossKind') as LossKind;
  // A reason chosen before the kind was changed cannot be unchosen on the page.
  const reason = kind === 'termination' ? textOf(answers, 'terminationReason') : '';
  const weeks = textOf(answers, 'gestationWeeks');
  const age = textOf(answers, 'ageNumber');
  const unit = DAYS_IN[textOf(answers, 'ageUnit')] ?? 1;
  return {
    kind,
    ...(reason !== '' && { terminationReason: reason as TerminationReason }),
    ...(weeks !== '' && { gestationWeeks: Number(weeks) }),
    ...(age !== '' && { ageAtDeathDays: Math.floor(Number(age) * unit) }),
  };
}

const separationFrom = (answers: FormAnswers): SeparationFact => ({
  cause: textOf(answers, 'cause') as SeparationCause,
  at: textOf(answers, 'at') as SeparationTime,
});

// Babies of one pregnancy share its number; where nobody said that any do, none is numbered.
function pregnancyNumbers(added: readonly FormAnswers[]): readonly (number | undefined)[] {
  const links = added.map((answers) => textOf(answers, 'samePregnancyAs'));
  if (!links.some((link) => /^\d+$/.test(link))) return added.map(() => undefined);
  const numbers: number[] = [];
  let last = 0;
  links.forEach((link, index) => {
    const of = /^\d+$/.test(link) ? numbers[Number(link)] : undefined;
    if (of === undefined) last += 1;
    numbers[index] = of ?? last;
  });
  return numbers;
}
