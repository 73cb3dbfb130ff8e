import { runExamples } from '../examples/run-examples.mjs';
import { machineToken } from './machine-token.mjs';

/** @type {Readonly<Record<string, readonly string[]>>} */
const scopesAt = {
  'waymark-intake': ['referrals:write', 'referrals:read'],
  'waymark-routing': ['referrals:read'],
};

/**
 * Sends the worked examples through intake's public interface and prints where each went.
 * @param {{ ports: import('./services.mjs').Ports, say: (line: string) => void }} line
 */
export async function sendExamples({ ports, say }) {
  const tokenUrl = `http://localhost:${ports.identity}/token`;
  await runExamples({
    intakeUrl: `http://localhost:${ports.intake}`,
    routingUrl: `http://localhost:${ports.routing}`,
    token: (/** @type {string} */ audience) =>
      machineToken({
        tokenUrl,
        client: 'waymark-examples',
        service: audience.replace('waymark-', ''),
        scopes: scopesAt[audience],
      }),
    today: londonDay(new Date()),
    print: (/** @type {string} */ table) => say(`\n${table}`),
  });
}

/** @param {Date} moment @returns {string} */
export function londonDay(moment) {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(moment);
}
