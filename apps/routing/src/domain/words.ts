import { inWords } from '@waymark/routing-order';

const inLondon = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
  hourCycle: 'h23',
});

/** An instant as day and time in London: `22 November 2026 at 14:30`. */
export function momentInWords(instant: string): string {
  const [day = '', time = ''] = inLondon.format(new Date(instant)).split(', ');
  return `${inWords(day)} at ${time}`;
}
