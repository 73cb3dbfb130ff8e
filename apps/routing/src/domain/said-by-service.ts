import {
  addDays,
  type Capacity,
  type Day,
  type KeptWait,
  type OfferedBeside,
  type OpeningPeriod,
  type OwnTarget,
  SETTINGS_PARTS,
  type SettingsPart,
} from '@waymark/contracts';

/** What a service says of itself; it stands over what was read of it into the directory. */
export interface SaidByService {
  readonly version: number;
  /** In the order of their days, none over another. */
  readonly openings: readonly OpeningPeriod[];
  readonly capacity?: Capacity;
  readonly waits: readonly KeptWait[];
  readonly offers: readonly OfferedBeside[];
  /** In the order of their days, none over another of the same step. */
  readonly targets: readonly OwnTarget[];
}

export const NOTHING_SAID: SaidByService = {
  version: 0,
  openings: [],
  waits: [],
  offers: [],
  targets: [],
};

/** Periods that begin later. */
export const announcedAfter = ({ openings }: SaidByService, on: Day): readonly OpeningPeriod[] =>
  openings.filter(({ from }) => from > on);

/** Openings or targets that are not over yet. */
export const notOver = <Period extends { readonly to?: Day }>(
  periods: readonly Period[],
  on: Day,
): readonly Period[] => periods.filter(({ to }) => to === undefined || to >= on);

/** What is said anew; that a period has run out meanwhile changes nothing. */
export function partsChanged(
  before: SaidByService,
  after: SaidByService,
  on: Day,
): readonly SettingsPart[] {
  const said = ({ openings, targets, ...rest }: SaidByService) => ({
    ...rest,
    openings: notOver(openings, on),
    targets: notOver(targets, on),
  });
  const [was, is] = [said(before), said(after)];
  return SETTINGS_PARTS.filter((part) => JSON.stringify(was[part]) !== JSON.stringify(is[part]));
}

/** The next day on which what is said changes; none where it holds until somebody changes it. */
export function nextChangeAfter({ openings }: SaidByService, on: Day): Day | undefined {
  const days = openings.flatMap(({ from, to }) => [
    from,
    ...(to === undefined ? [] : [addDays(to, 1)]),
  ]);
  return days.filter((day) => day > on).sort()[0];
}

/** It closes for good on a day: what was said before ends the day before, and what was announced for later is off. */
export function closedFrom(
  openings: readonly OpeningPeriod[],
  on: Day,
  wording: string,
): readonly OpeningPeriod[] {
  const before = openings
    .filter(({ from }) => from < on)
    .map((period) =>
      period.to === undefined || period.to >= on ? { ...period, to: addDays(on, -1) } : period,
    );
  return [...before.slice(0, MOST_PERIODS - 1), { opening: 'closed', from: on, wording }];
}

const MOST_PERIODS = 10;
