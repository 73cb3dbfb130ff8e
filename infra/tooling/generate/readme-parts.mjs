// Parts of README files that are made from the code, between <!-- NAME --> and <!-- /NAME -->.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The README's text with one part made anew. */
export function withPart(root, path, name, lines) {
  const text = readFileSync(join(root, path), 'utf8');
  const part = new RegExp(`<!-- ${name} -->[\\s\\S]*?<!-- /${name} -->`);
  if (!part.test(text)) throw new Error(`${path} has no part <!-- ${name} -->`);
  return text.replace(part, () => [`<!-- ${name} -->`, ...lines, `<!-- /${name} -->`].join('\n'));
}

/** The moves table as people read it. */
export const movesTable = (rows) => [
  '| move | from | who | what follows |',
  '|---|---|---|---|',
  ...rows.map(({ on, move, from, who, follows, step, steps, except, once }) => {
    const only = [step, ...(steps ?? [])].filter(Boolean).join(', ');
    const but = (except ?? []).join(', ');
    const which = only === '' ? (but === '' ? '' : ` (not ${but})`) : ` (${only})`;
    const where = on === 'lead' ? '' : `${on}: `;
    const alone = once ? ' (nobody asked to take over)' : '';
    return `| ${move} | ${where}${from.join(', ')}${which}${alone} | ${who} | ${follows} |`;
  }),
];
