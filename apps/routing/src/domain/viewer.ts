import {
  readsAsLinkWorker,
  type CallerRole,
  type Consideration,
  type PlacementStep,
  type WorklistItem,
} from '@waymark/contracts';
import { landingTeamOn, NATIONAL_DESK, type Directory } from './directory.js';
import type { Moving } from './movers.js';
import { isActive, placeOf, type Placement } from './placement.js';

/** Is this organisation part of what happens with her now? */
export function isInvolved(placement: Placement, organisation: string): boolean {
  const { holder, nextStep, home, alongside, tasks } = placement;
  return (
    home.organisation === organisation ||
    holder?.organisation === organisation ||
    nextStep?.owner === organisation ||
    placeOf(placement)?.serviceId === organisation ||
    alongside.some((one) => one.serviceId === organisation && isActive(one)) ||
    tasks.some(({ step }) => step.owner === organisation)
  );
}

/** Somebody who asks to move, with the teams that coordinate for her on the day. */
export const movingAs = (
  { organisation, roles }: { readonly organisation: string; readonly roles: readonly CallerRole[] },
  { landingTeam }: Placement,
  directory: Directory,
  today: string,
): Moving => ({
  organisation,
  roles,
  landing: [
    landingTeamOn(directory, landingTeam, today).organisation,
    landingTeamOn(directory, NATIONAL_DESK, today).organisation,
  ],
});

/** One thing that happened, as it is kept. */
export interface KeptStep {
  readonly at: Date;
  readonly what: string;
  readonly by_organisation: string;
  readonly by_name: string | null;
  readonly because: string;
  readonly note: string | null;
}

const LONGEST = 500;

/** Whoever reads what happened. */
export interface StepReader {
  readonly kind: 'person' | 'machine';
  readonly roles: readonly CallerRole[];
  readonly organisation: string;
}

const DECIDED = 'It was decided where the person goes.';

/** Which places were looked at is for everybody who has the person; what they were told and why they were passed by is for clinicians. */
export const consideredSeenBy = (
  by: StepReader,
  considered: readonly Consideration[],
): readonly Consideration[] =>
  readsAsLinkWorker(by)
    ? considered.flatMap(({ serviceId, taken }) =>
        serviceId === undefined
          ? []
          : [{ rule: 'for-clinicians', serviceId, taken, because: 'Why is for clinicians only.' }],
      )
    : considered;

const FOUND = 'Your service was found for the person. Why it was is for clinicians.';

/** Why a place leads says what was judged of the person, and its next step says it again. */
export function itemSeenBy<T extends Pick<WorklistItem, 'as' | 'because' | 'nextStep'>>(
  by: StepReader,
  item: T,
): T {
  if (!readsAsLinkWorker(by)) return item;
  const { as, nextStep } = item;
  const because = as === 'lead' ? FOUND : item.because;
  return { ...item, because, ...(nextStep && { nextStep: { ...nextStep, because } }) };
}

/** A programme reads what happened; names and notes are for people, and what others noted or why they decided for clinicians. */
export function stepSeenBy(
  by: StepReader,
  step: KeptStep & { readonly considered?: unknown },
): PlacementStep {
  const isPerson = by.kind === 'person';
  const isLinkWorker = readsAsLinkWorker(by);
  const isOwn = step.by_organisation === by.organisation;
  const noted = isPerson && step.note !== null && (isOwn || !isLinkWorker);
  const decides = step.considered !== null && step.considered !== undefined;
  const because = isLinkWorker && decides ? DECIDED : step.because;
  const note = noted ? ` ${step.note}` : '';
  const name = isPerson && step.by_name !== null ? `${step.by_name}, ` : '';
  return {
    at: step.at.toISOString(),
    what: step.what,
    by: `${name}${step.by_organisation}`,
    because: `${because}${note}`.slice(0, LONGEST),
  };
}
