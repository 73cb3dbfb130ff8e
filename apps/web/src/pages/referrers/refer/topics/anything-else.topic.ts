import { MaxLength } from 'class-validator';
import { addYears, IsDay, isDay, MayBeAbsent } from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import type { FormProblem } from '../../../../layout/form/check-answers.js';
import { textOf } from '../draft/draft.js';
import type { Topic } from './topic.js';
import { hasAddress, NEVER_WRITE } from '../../../../layout/words/free-text-words.js';

const LONGEST_EPISODE_YEARS = 3;

export class AnythingElseForm {
  @MayBeAbsent() @IsDay() readonly firstReferredOn?: string;
  @MayBeAbsent() @MaxLength(4000) readonly note?: string;
}

export const anythingElse: Topic = inLanguage(() => ({
  slug: 'anything-else',
  title: () => say`Anything else`,
  optional: true,
  form: AnythingElseForm,
  questions: () => [
    {
      kind: 'date',
      name: 'firstReferredOn',
      label: say`If the person was referred for this before: on which day was that?`,
      short: say`First referred for this on`,
      hint: say`The wait counts from then. Leave it empty if this is the first referral.`,
    },
    {
      kind: 'textarea',
      name: 'note',
      label: say`Note to the receiving team (optional)`,
      short: say`Note to the receiving team`,
      hint: say`Only what it needs. Read by clinicians when the team opens the referral, not before: for anything urgent, telephone. Link workers of a charity do not read it. The story of what happened need not be told here. ${NEVER_WRITE()} Where a clinician needs it, add it after sending, under “Protected facts”.`,
    },
  ],
  sentences: {
    firstReferredOn: { isDay: say`The day of the first referral must be a real date` },
    note: { maxLength: say`The note must be 4,000 characters or fewer` },
  },
  alsoCheck: (answers, { today }) => [
    ...firstReferredProblems(textOf(answers, 'firstReferredOn'), today),
    ...(hasAddress(textOf(answers, 'note')) ? [{ field: 'note', text: NO_ADDRESS() }] : []),
  ],
}));

const NO_ADDRESS = (): string =>
  say`Take the postcode out of the note: the person’s own goes under “Where”, and nobody else’s is written here`;

function firstReferredProblems(first: string, today: string): readonly FormProblem[] {
  if (!isDay(first)) return [];
  const field = 'firstReferredOn';
  if (first > today) return [{ field, text: say`The first referral cannot be after today` }];
  const text = say`The first referral cannot be more than 3 years ago: check the year`;
  return addYears(first, LONGEST_EPISODE_YEARS) < today ? [{ field, text }] : [];
}
