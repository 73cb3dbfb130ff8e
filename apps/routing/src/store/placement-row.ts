import {
  isActive,
  isOpen,
  nextClockOf,
  placeOf,
  type Alongside,
  type Owed,
  type Placement,
  type Task,
} from '../domain/placement.js';

/** What the record column holds: everything that has no table of its own. */
export type PlacementRecord = Omit<Placement, 'alongside' | 'tasks' | 'linked'>;

/** A placement as its rows hold it; what older rows lack is empty. */
export const placementOf = (
  record: PlacementRecord,
  beside: {
    readonly alongside?: readonly Alongside[] | null;
    readonly tasks?: readonly Task[] | null;
    readonly linked?: boolean;
  },
): Placement => ({
  ...record,
  appointments: (record as Partial<PlacementRecord>).appointments ?? [],
  alongside: beside.alongside ?? [],
  tasks: beside.tasks ?? [],
  linked: beside.linked ?? false,
});

/** The columns of a placement that change with it; `quarantined` is kept by another hand. */
export function columnsOf(placement: Placement): Readonly<Record<string, unknown>> {
  const { alongside: _alongside, tasks: _tasks, linked: _linked, ...record } = placement;
  const { holder, nextStep, standing } = placement;
  return {
    version: placement.version,
    facts_version: placement.factsVersion,
    state: standing.is,
    service_id: placeOf(placement)?.serviceId ?? null,
    holder_organisation: holder?.organisation ?? null,
    holder_kind: holder?.kind ?? null,
    step_owner: nextStep?.owner ?? null,
    due_at: nextStep?.dueAt ?? null,
    next_clock_at: nextClockAt(placement),
    record,
  };
}

/** When a clock of a placement next has something to say that it has not said. */
function nextClockAt(placement: Placement): string | null {
  if (!isOpen(placement)) return null;
  const { nextStep, alongside, tasks } = placement;
  const steps: readonly Owed[] = [
    ...(nextStep === undefined ? [] : [nextStep]),
    ...alongside.filter(isActive).flatMap((parallel) => parallel.nextStep ?? []),
    ...tasks.map(({ step }) => step),
  ];
  return steps.flatMap((step) => nextClockOf(step) ?? []).sort()[0] ?? null;
}
