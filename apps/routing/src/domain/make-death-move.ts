import * as death from './death-moves.js';
import type { Follows, MovesThatFollow } from './moves-that-follow.js';
import { notNow, refuse } from './refusal.js';

const review: Follows<'record-death-review'> = (before, { appointments }, { today }) => {
  const booked = death.bookedNow(before);
  if (appointments === 'none-booked' && booked > 0) {
    const detail = `Appointments that are booked: ${String(booked)}. Say what becomes of them.`;
    return refuse('appointments-booked', detail, 'appointments');
  }
  if (appointments === 'go-on' && before.standing.is === 'death-recorded') {
    return refuse('appointments-booked', 'None of them can take place.', 'appointments');
  }
  return { draft: death.reviewDeath(before, appointments, today) };
};

/** A death is recorded, corrected and looked after. */
export const DEATH_MOVES: MovesThatFollow = {
  'record-death': (before, { who, on }, { told, today }) =>
    on !== undefined && on > today
      ? refuse('in-the-future', 'Name a day that is not after today, or none.', 'on')
      : { draft: death.recordDeath(before, who, told) },
  'correct-death': (before, { move, who }, { told }) => {
    const isRecorded =
      who === 'woman' ? before.standing.is === 'death-recorded' : before.bereaved === true;
    return isRecorded ? { draft: death.correctDeath(before, who, told) } : notNow(before, move);
  },
  'record-death-review': review,
};

export const DEATH_TASKS: MovesThatFollow = { 'record-death-review': review };
