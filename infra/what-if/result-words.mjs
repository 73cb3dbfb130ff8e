/** @typedef {Readonly<Partial<Record<Column, number>>>} Counts */
/** @typedef {'judged' | 'added' | 'held' | 'asked' | 'elsewhere' | 'removed'} Column */
/** @typedef {{ value: string, name: string, counts: Counts }} Row */
/** @typedef {{ by: string, rows: readonly Row[] }} Table */
/** @typedef {{ serviceId: string, since: string, lookedAt: number, result: { total: Counts, tables: readonly Table[] } }} Done */

/** @type {readonly (readonly [Column, string, string])[]} */
const columns = [
  ['judged', 'Judged', 'the service may be theirs, by the criteria in force or by the draft'],
  ['added', 'Added', 'taken by the draft, and not before'],
  ['held', 'Held', 'too early by the draft, and before not: held until a date'],
  ['asked', 'To ask', 'by the draft an answer is missing, or a point is left to the hub'],
  ['elsewhere', 'Elsewhere', 'no longer taken; another place takes them by its published criteria'],
  ['removed', 'Removed', 'no longer taken, and no other place is told: a person finds one'],
];
/** @type {Readonly<Record<string, string>>} */
const titles = {
  pathway: 'Pathway',
  area: 'Area',
  'age-band': 'Age',
  'ethnic-category': 'Ethnic category',
  'deprivation-decile': 'Deprivation',
  language: 'Language',
  'sent-to': 'Sent elsewhere to',
};
const changes = columns.slice(1).map(([column]) => column);
const longestName = 44;
const hidden = '–';

/**
 * What a what-if has found, line by line.
 * @param {Done} done @param {{ name: string, path: string }} draft
 * @returns {readonly string[]}
 */
export function resultWords({ since, lookedAt, result: { total, tables } }, { name, path }) {
  const head = `What if ${name} used ${path}? ${number(lookedAt)} ${lookedAt === 1 ? 'referral was' : 'referrals were'} made since ${dayWords(since)}.`;
  if (lookedAt === 0) return [head, 'Nobody is counted: choose an earlier day.'];
  if (total.judged === 0) return [head, 'The service is nobody’s of them, before or after.'];
  if (total.judged === undefined) {
    return [head, 'The service may be theirs for fewer than five people, so nothing is told.'];
  }
  const shown = changes.filter((column) => total[column] !== 0);
  if (shown.length === 0) {
    return [head, `It may be theirs for ${number(total.judged)}. Nobody’s answer changes.`];
  }
  const used = columns.filter(([column]) => column === 'judged' || shown.includes(column));
  return [
    head,
    '',
    ...totalLines(total, used),
    ...tables.flatMap((table) => tableLines(table, used)),
    '',
    `Numbers are multiples of five, up or down, so rows need not add up. ${hidden} is hidden: fewer than five people, or it would tell of a number that is.`,
  ];
}

/** @param {Counts} total @param {typeof columns} used */
function totalLines(total, used) {
  const none = columns.filter((column) => !used.includes(column)).map(([, title]) => title);
  const lines = used.map(
    ([column, title, words]) =>
      `  ${title.padEnd(10)}${told(total[column]).padStart(9)}   ${words}`,
  );
  return none.length === 0 ? lines : [...lines, `  Nobody: ${none.join(', ').toLowerCase()}.`];
}

/** @param {Table} table @param {typeof columns} used */
function tableLines({ by, rows }, used) {
  const own = by === 'sent-to' ? used.filter(([column]) => column === 'elsewhere') : used;
  if (rows.length === 0 || own.length === 0) return [];
  const changed = rows.filter(({ counts }) =>
    own.some(([column]) => column !== 'judged' && counts[column] !== 0),
  );
  const head = (titles[by] ?? by).padEnd(longestName);
  return [
    '',
    head + own.map(([, title]) => title.padStart(11)).join(''),
    ...changed.map(({ name, counts }) => rowLine(name, counts, own)),
    ...(changed.length < rows.length
      ? [unchanged(rows.length - changed.length, changed.length)]
      : []),
  ];
}

/** @param {string} name @param {Counts} counts @param {typeof columns} own */
const rowLine = (name, counts, own) =>
  `  ${cut(name)}`.padEnd(longestName) +
  own.map(([column]) => told(counts[column]).padStart(11)).join('');

const unchanged = (/** @type {number} */ more, /** @type {number} */ changed) =>
  `  ${changed === 0 ? 'No change' : `No change in ${number(more)} more`}`;

const cut = (/** @type {string} */ name) =>
  name.length <= longestName - 4 ? name : `${name.slice(0, longestName - 5)}…`;
const told = (/** @type {number | undefined} */ count) =>
  count === undefined ? hidden : number(count);
const number = (/** @type {number} */ count) => count.toLocaleString('en-GB');
const dayWords = (/** @type {string} */ day) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
