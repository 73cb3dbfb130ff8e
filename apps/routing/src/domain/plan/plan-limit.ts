import {
  addDays,
  addYears,
  spanOf,
  type Day,
  type PlanLimit,
  type ReferralFacts,
} from '@waymark/contracts';

const YEARS = 2;
/** Six weeks before the birthday the ending is prepared. */
const PREPARED_DAYS_BEFORE = 42;

/** Link work lasts up to the second birthday of the youngest baby; nothing is reckoned where no baby is born or expected. */
export function planLimit({
  occurrences,
  current,
}: Pick<ReferralFacts, 'occurrences' | 'current'>): PlanLimit | undefined {
  const births = occurrences
    .filter(
      ({ kind, on, certainty }) => kind === 'birth' && on !== undefined && certainty !== 'expected',
    )
    .map(({ on = '' }) => spanOf(on).last);
  const due = current.state === 'pregnant' ? current.dueOn : undefined;
  const youngest = births.sort().at(-1);
  const from = due === undefined ? ('birth' as const) : ('due-date' as const);
  const day = due ?? youngest;
  return day === undefined ? undefined : { ...limitFrom(day), from };
}

function limitFrom(day: Day): Omit<PlanLimit, 'from'> {
  const endsBy = addYears(day, YEARS);
  return { endsBy, prepareFrom: addDays(endsBy, -PREPARED_DAYS_BEFORE) };
}
