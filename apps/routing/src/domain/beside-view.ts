import type { AppointmentView, OwnTask } from '@waymark/contracts';
import { stepOf } from './change.js';
import type { Placement } from './placement.js';

/** Appointments as people read them, the earliest first. */
export const appointmentsOf = ({ appointments }: Placement): readonly AppointmentView[] =>
  [...appointments]
    .sort((one, other) => one.at.localeCompare(other.at))
    .map(({ waitsSinceSaid: _, ...shown }) => shown);

/** The tasks beside that an organisation owes. */
export const tasksOf = ({ tasks }: Placement, organisation: string): readonly OwnTask[] =>
  tasks
    .filter(({ step }) => step.owner === organisation)
    .map(({ taskId, step }) => ({ taskId, step: stepOf(step) }));
