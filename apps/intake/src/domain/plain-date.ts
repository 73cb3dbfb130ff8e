import type { Day } from '@waymark/contracts';

const written = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** `2027-03-03` → `3 March 2027`. */
export const plainDate = (day: Day): string => written.format(new Date(`${day}T00:00:00Z`));

/** `2019-03` → `March 2019`. */
export const plainMonth = (month: string): string => plainDate(`${month}-01`).replace(/^\d+ /, '');
