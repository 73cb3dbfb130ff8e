import { demoPeople } from '../identity/demo-people.mjs';

/**
 * @param {import('./services.mjs').Ports} ports
 * @returns {string} who one can be, and where
 */
export function signIns(ports) {
  const width = Math.max(...demoPeople.map(({ name }) => name.length));
  const people = demoPeople.map(({ name, what }) => `  ${name.padEnd(width)}  ${what}`);
  return [
    'Sign in as one of these invented people (no password, choose one on the page):',
    ...people,
    `\nMessages that were sent: http://localhost:${ports.outbox}`,
  ].join('\n');
}
