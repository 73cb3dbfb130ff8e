// A death that somebody records: whose, and what becomes of appointments.

export const WHO_DIED = ['woman', 'baby'] as const;
export type WhoDied = (typeof WHO_DIED)[number];

/** What the review after a death finds of the appointments that were booked. */
export const APPOINTMENTS_AFTER_DEATH = ['none-booked', 'cancelled', 'go-on'] as const;
export type AppointmentsAfterDeath = (typeof APPOINTMENTS_AFTER_DEATH)[number];
