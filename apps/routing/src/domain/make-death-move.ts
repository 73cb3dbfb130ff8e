import { deathRefused } from './death-refused.js';
import { bookedNow, correctDeath, recordDeath, reviewDeath } from './death-moves.js';
import type { Follows, MovesThatFollow } from './moves-that-follow.js';
import { notNow, refuse } from './refusal.js';

const review: Follows<'record-death-review'> = (before, { appointments }, { today }) => {
  const booked = bookedNow(before);
  if (appointments === 'none-booked' && booked > 0) {
    const detail = `Appointments that are booked: ${String(booked)}. Say what becomes of them.`;
    return refuse('appointments-booked', detail, 'appointments');
  }
  if (appointments === 'go-on' && before.standing.is === 'death-recorded') {
    return refuse('appointments-booked', 'None of them can take place.', 'appointments');
  }
  return { draft: reviewDeath(before, appointments, today) };
};

/** A death is recorded, corrected and looked after. */
export const DEATH_MOVES: MovesThatFollow = {
  'record-death': (before, { move: _move, ...death }, { told, today }) =>
    deathRefused(death, today) ?? { draft: recordDeath(before, death, told) },
  'correct-death': (before, { move, who }, { told }) => {
    const isRecorded =
      who === 'woman' ? before.standing.is === 'death-recorded' : before.bereaved === true;
    return isRecorded ? { draft: correctDeath(before, who, told) } : notNow(before, move);
  },
  'record-death-review': review,
};

export const DEATH_TASKS: MovesThatFollow = { 'record-death-review': review };
