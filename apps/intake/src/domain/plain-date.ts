import type { Day } from '@waymark/contracts';

const written = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** `2027-03-03` → `3 March 2027`. */
export const plainDate = (day: Day): string => written.format(new Date(`${day}T00:00:00Z`));
