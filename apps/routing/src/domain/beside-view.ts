import type { AppointmentView, OwnTask, PlacementView } from '@waymark/contracts';
import { stepOf } from './change.js';
import type { Placement } from './placement.js';

/** Appointments as people read them, the earliest first. */
export const appointmentsOf = ({ appointments }: Placement): readonly AppointmentView[] =>
  [...appointments]
    .sort((one, other) => one.at.localeCompare(other.at))
    .map(({ waitsSinceSaid: _waits, changed: _changed, ...shown }) => shown);

/** What an organisation has recorded last of reaching the person. */
export function contactOf(
  { contacts }: Placement,
  organisation: string,
): Pick<PlacementView, 'contact'> {
  const made = contacts?.find(({ serviceId }) => serviceId === organisation);
  if (made === undefined) return {};
  const { at, way, reached } = made;
  return { contact: { at, way, reached } };
}

/** The tasks beside that an organisation owes. */
export const tasksOf = ({ tasks }: Placement, organisation: string): readonly OwnTask[] =>
  tasks
    .filter(({ step }) => step.owner === organisation)
    .map(({ taskId, step }) => ({ taskId, step: stepOf(step) }));
