// What happens once a place has her: the words of waiting, pausing and care.

/** Why a place pauses, and whether the clock of the step that is owed stands still meanwhile. Her own clock never does. */
export interface PauseReasonMeaning {
  readonly words: string;
  readonly clock: 'stands-still' | 'runs';
}

export const PAUSE_REASONS = {
  'person-asked-to-wait': {
    words: 'The person asked to wait, asked by a person',
    clock: 'stands-still',
  },
  'person-away': { words: 'The person is away', clock: 'stands-still' },
  'in-hospital': { words: 'The person is in hospital', clock: 'stands-still' },
  'baby-in-hospital': {
    words: 'The baby is in hospital and the person wishes to wait',
    clock: 'stands-still',
  },
  'other-treatment-first': { words: 'Other treatment comes first', clock: 'stands-still' },
  'urgent-care-first': { words: 'An urgent team sees the person first', clock: 'runs' },
  'safeguarding-first': { words: 'Safeguarding comes first', clock: 'runs' },
  'no-capacity': { words: 'The service has no capacity now', clock: 'runs' },
  'staff-away': { words: 'Staff are away', clock: 'runs' },
} as const satisfies Record<string, PauseReasonMeaning>;
export type PauseReason = keyof typeof PAUSE_REASONS;
export const PAUSE_REASON_CODES = Object.keys(PAUSE_REASONS) as readonly PauseReason[];

/** States in which a place has her and goes on with her; what is paused goes back to one of them. */
export const TAKEN_STATES = ['acknowledged', 'accepted', 'waitlisted', 'in-care'] as const;
export type TakenState = (typeof TAKEN_STATES)[number];
