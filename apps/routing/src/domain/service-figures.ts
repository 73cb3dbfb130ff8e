import type { ActualWait, Day, ServiceFigures, WaitStage } from '@waymark/contracts';
import { shown, toNearestFive } from './small-numbers.js';

/** What was counted of one service over a time. */
export interface Counted {
  readonly waits: readonly {
    readonly stage: WaitStage;
    readonly people: number;
    readonly medianDays: number;
    readonly nineInTenDays: number;
  }[];
  readonly decided: number;
  readonly accepted: number;
}

/** From here on the slow tenth is more than one or two people who could be recognised. */
const FEWEST_FOR_NINE_IN_TEN = 20;

/** Counts as they may be shown: small numbers hidden, the rest to the nearest five. */
export function figuresOf(
  { waits, decided, accepted }: Counted,
  from: Day,
  to: Day,
): ServiceFigures {
  return {
    from,
    to,
    waits: waits.map(waitOf),
    ...(shown(decided) !== undefined && {
      decided: toNearestFive(decided),
      acceptedPercent: toNearestFive((accepted / decided) * 100),
    }),
  };
}

const waitOf = ({
  stage,
  people,
  medianDays,
  nineInTenDays,
}: Counted['waits'][number]): ActualWait => ({
  stage,
  ...(shown(people) !== undefined && { people: toNearestFive(people), medianDays }),
  ...(people >= FEWEST_FOR_NINE_IN_TEN && { nineInTenDays }),
});
