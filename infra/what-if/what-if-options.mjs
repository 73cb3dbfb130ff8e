import { parseArgs } from 'node:util';
import { Trouble } from '../start/trouble.mjs';

const usage =
  'npm run what-if -- DRAFT.json --since 2026-01-01 knows --as ORGANISATION (whose draft it is; else the service that it names), --url ADDRESS of eligibility and --json.';

/**
 * @typedef {object} WhatIfOptions
 * @property {string} path the draft
 * @property {string} since a day
 * @property {string} [as] the organisation that asks
 * @property {string} [url] of eligibility
 * @property {boolean} json the answer as it came
 */

/** @param {readonly string[]} args @returns {WhatIfOptions} */
export function readOptions(args) {
  const { values, positionals } = parsed(args);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new Trouble(`Name one draft: ${usage}`);
  if (values.since === undefined) throw new Trouble(`Say since which day, as in ${usage}`);
  return {
    path,
    since: dayIn(values.since),
    ...(values.as !== undefined && { as: values.as }),
    ...(values.url !== undefined && { url: values.url.replace(/\/$/, '') }),
    json: values.json === true,
  };
}

/** @param {readonly string[]} args */
function parsed(args) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        since: { type: 'string' },
        as: { type: 'string' },
        url: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ')[0] : '';
    throw new Trouble(`${why}: ${usage}`);
  }
}

/** @param {string} text */
function dayIn(text) {
  const day = new Date(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  if (isDay && text.length === 10) return text;
  throw new Trouble(`--since must be a day such as 2026-01-31, not "${text}".`);
}
