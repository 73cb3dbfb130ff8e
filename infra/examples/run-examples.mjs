// The worked examples: invented people with test NHS numbers, sent through intake's public HTTP interface.
import { readFileSync, readdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

const HERE = new URL('./', import.meta.url);
const MS_PER_DAY = 86_400_000;
const AT_ONCE = 8;
const LOOK_EVERY_MS = 150;
const PASSING = new Set([429, 502, 503]);

/** Every example, with the base merged in; dates are still relative. */
export function readExamples() {
  const base = JSON.parse(readFileSync(new URL('base.json', HERE), 'utf8'));
  return readdirSync(HERE)
    .filter((name) => /^\d{2}-.*\.json$/.test(name))
    .sort()
    .map((name) => {
      const example = JSON.parse(readFileSync(new URL(name, HERE), 'utf8'));
      return { ...example, name: name.replace('.json', ''), body: merge(base, example.set) };
    });
}

/** Each thing that people do with an example after it was placed, in order. */
export const stepsOf = ({ then = [] }) => then;

/** The body to send on a London day: relative dates become days, `null` takes a field away. */
export function bodyOn(example, today) {
  return withDates(example.body, today);
}

/** A London day, some days, months and years from another; a missing day becomes the month's last. */
export function relativeDay(when, today) {
  const months = (when.inMonths ?? 0) - (when.monthsAgo ?? 0) - 12 * (when.yearsAgo ?? 0);
  const days = (when.inDays ?? 0) - (when.daysAgo ?? 0);
  const [year, month, day] = today.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const moved = Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth));
  return new Date(moved + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * Sends every example, waits until each is placed and prints the table. Where `personToken` is given, people then do
 * with it what the example says (`then`), and it is followed to its end.
 * Throws one sentence when an example is refused or is not placed within the limit.
 */
export async function runExamples({
  intakeUrl,
  routingUrl,
  token,
  personToken,
  today,
  print,
  keyOf = () => randomUUID(),
  limitMs = 60_000,
}) {
  const how = { intakeUrl, routingUrl, token: keeping(token), personToken, today, keyOf, limitMs };
  const rows = await eachAtMost(AT_ONCE, readExamples(), (example) => sendAndFollow(example, how));
  print(asTable(rows));
  return rows;
}

async function sendAndFollow(example, how) {
  const started = Date.now();
  const { token, today, keyOf, personToken } = how;
  const send = async () =>
    call(`${how.intakeUrl}/referrals`, {
      body: bodyOn(example, today),
      token: await token('waymark-intake'),
      headers: { 'idempotency-key': keyOf(example) },
      deadline: started + how.limitMs,
      what: example.name,
    });
  const whereItIs = ({ referralId }, deadline = Date.now() + how.limitMs) =>
    placed(`${how.routingUrl}/placements/${referralId}`, {
      token: () => token('waymark-routing'),
      deadline,
      what: example.name,
    });
  let sent = await send();
  let placement = await whereItIs(sent, started + how.limitMs);
  if (personToken === undefined) return { example, sent, placement, tookMs: Date.now() - started };
  for (const step of stepsOf(example)) {
    if (step.sendAgain === true) sent = await send();
    else await done(step, sent.referralId, { ...how, what: example.name });
    placement = await whereItIs(sent);
  }
  return { example, sent, placement, tookMs: Date.now() - started };
}

/** What somebody does, as soon as they may: the services hear of each other a little later. */
async function done(
  step,
  referralId,
  { intakeUrl, routingUrl, personToken, today, limitMs, what },
) {
  const token = await personToken({ ...step.as, audience: step.at });
  const url = step.at === 'intake' ? intakeUrl : routingUrl;
  const deadline = Date.now() + limitMs;
  for (;;) {
    const body = {
      ...withDates(step.body ?? {}, today),
      ...(await readAt(step, { url, referralId, token })),
    };
    const response = await fetch(`${url}${step.post.replace('{id}', referralId)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    if (response.ok) return;
    if (Date.now() > deadline) {
      const refused = `${response.status}: ${(await response.text()).slice(0, 300)}`;
      throw new Error(`Example ${what}: ${step.post} was refused (${refused}).`);
    }
    await wait(LOOK_EVERY_MS);
  }
}

/** The version that a change carries, as the person who makes it reads it now. */
async function readAt({ at, post }, { url, referralId, token }) {
  const byName = 'Example Person';
  const page = post.split('/{id}')[0];
  if (page === post) return { byName };
  const headers = { authorization: `Bearer ${token}` };
  const read = await (await fetch(`${url}${page}/${referralId}`, { headers })).json();
  return at === 'intake'
    ? { factsVersion: read.factsVersion }
    : { byName, version: read.version ?? 1 };
}

async function placed(url, { token, deadline, what }) {
  let last = 'routing has not heard of it yet';
  while (Date.now() < deadline) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${await token()}` } });
    if (response.ok) {
      const placement = await response.json();
      if (placement.state !== 'being-judged') return placement;
      last = 'it is still being judged';
    } else if (response.status !== 404) {
      last = `routing answered ${response.status}: ${(await response.text()).slice(0, 300)}`;
    }
    await wait(LOOK_EVERY_MS);
  }
  throw new Error(`Example ${what} was not placed in time: ${last}.`);
}

// The same key makes a second arrival the same referral, so what passes is waited out.
async function call(url, { body, token, headers, deadline, what }) {
  for (;;) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    if (!PASSING.has(response.status) || Date.now() > deadline) {
      throw new Error(`Example ${what} was refused (${response.status}): ${text.slice(0, 800)}`);
    }
    await wait(LOOK_EVERY_MS);
  }
}

/** Asks for each audience's token once; the examples are placed long before it ends. */
function keeping(token) {
  const kept = new Map();
  return (audience) => {
    if (!kept.has(audience)) kept.set(audience, token(audience));
    return kept.get(audience);
  };
}

async function eachAtMost(most, items, work) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at]);
  };
  await Promise.all(Array.from({ length: most }, worker));
  return results;
}

/** Steps that say where it went better than a service's name does. */
const STEP_WORDS = {
  'record-call': ({ advice }) => `Call now: ${kindOf(advice, 'crisis')}`,
  'record-receipt': ({ advice }) => `Her team, to ${kindOf(advice, 'another place')}`,
  'answer-question': () => 'Question to the referrer',
  'ask-her': () => 'Her team: ask her first',
  'find-a-place': ({ nextStep }) => `Task: ${nextStep.ownerName}`,
};

const kindOf = ([first], otherwise) => first?.kind ?? otherwise;

/** Where it went, in a few words. */
export function whereItWent(placement) {
  const said = STEP_WORDS[placement.nextStep?.what]?.(placement);
  if (said !== undefined) return said;
  const to = placement.serviceId ?? placement.holder?.name ?? 'nobody';
  const until = placement.state === 'held' ? `Held for ${to} until ${placement.heldUntil}` : to;
  const beside = placement.alongside.map((other) => other.serviceId).filter(Boolean);
  return beside.length > 0 ? `${until} (+ ${beside.join(', ')})` : until;
}

function asTable(rows) {
  const cells = rows.map(({ example, sent, placement, tookMs }) => [
    sent.reference,
    example.need,
    example.area,
    whereItWent(placement),
    (placement.nextStep?.dueAt ?? '').slice(0, 16).replace('T', ' '),
    `${(tookMs / 1000).toFixed(1)} s`,
  ]);
  const head = ['Reference', 'Need', 'Area', 'Where it went', 'By (UTC)', 'Took'];
  const widths = head.map((title, i) =>
    Math.max(title.length, ...cells.map((row) => row[i].length)),
  );
  const line = (row) => row.map((cell, i) => cell.padEnd(widths[i])).join('  ');
  return [
    `${line(head)}  Why`,
    `${line(widths.map((width) => '-'.repeat(width)))}  ---`,
    ...rows.map(({ placement }, at) => `${line(cells[at])}  ${placement.because}`),
  ].join('\n');
}

function merge(base, changes) {
  if (!isPlain(base) || !isPlain(changes) || isRelative(changes)) return changes;
  const merged = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete merged[key];
    else merged[key] = key in base ? merge(base[key], value) : value;
  }
  return merged;
}

function withDates(value, today) {
  if (Array.isArray(value)) return value.map((item) => withDates(item, today));
  if (!isPlain(value)) return value;
  if (isRelative(value)) return relativeDay(value, today);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withDates(item, today)]),
  );
}

const RELATIVE = new Set(['daysAgo', 'monthsAgo', 'yearsAgo', 'inDays', 'inMonths']);
const isPlain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isRelative = (value) =>
  isPlain(value) &&
  Object.keys(value).length > 0 &&
  Object.keys(value).every((key) => RELATIVE.has(key));
