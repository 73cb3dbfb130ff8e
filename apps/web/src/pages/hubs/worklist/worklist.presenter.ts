import {
  WORK_PARTS,
  type ConcernTask,
  type WorklistItem,
  type Worklist,
  type WorkPart,
} from '@waymark/contracts';
import { say } from '../../../language/say.js';
import type { Chosen } from '../../../layout/form/fill-again.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import { timeWords } from '../../../layout/london-time.js';
import { PAGE_SIZE } from '../../../layout/page-number.js';
import { workPartWords, worklistSortWords } from '../../../layout/words/work-words.js';
import { concernLine } from '../concerns/concern.presenter.js';
import {
  chipsOf,
  choicesOf,
  tilesOf,
  type Chip,
  type Choice,
  type Tile,
} from './worklist-choices.js';
import { filterText, isNarrowed, listPath, type ListFilter } from './worklist-filter.js';
import { teamView, type TeamNow, type TeamView } from './team-now.js';
import { rowOf, type Beside, type Row } from './worklist-row.js';

interface Group {
  readonly heading: string;
  readonly rows: readonly Row[];
}

interface Shown extends Beside {
  readonly team: string;
  readonly page: number;
  /** What was done just now, said once. */
  readonly said?: string | undefined;
  /** On the page that a day begins with. */
  readonly teamNow?: TeamNow | undefined;
  /** Urgent calls to see to, because a form was not sent. */
  readonly calls?: readonly { readonly task: ConcernTask; readonly begunBy: string | undefined }[];
}

interface PageLink {
  readonly href: string;
  readonly text: string;
}

export interface WorklistPage {
  readonly title: string;
  readonly section?: string;
  readonly team: string;
  readonly asOf: string;
  readonly total: number;
  readonly summary: string;
  readonly said?: string;
  readonly calls: readonly { readonly text: string; readonly href: string }[];
  readonly tiles: readonly Tile[];
  readonly ownTeam?: TeamView;
  readonly choices: readonly Choice[];
  readonly chips: readonly Chip[];
  readonly people: readonly { readonly value: string; readonly text: string }[];
  readonly groups: readonly Group[];
  /** How somebody may be reached cannot be told just now. */
  readonly withoutCues: boolean;
  readonly isNarrowed: boolean;
  readonly isDone: boolean;
  readonly hidden: Readonly<Record<string, string>>;
  readonly chosen: Chosen;
  /** Where new arrivals are counted, and where they are shown. */
  readonly arrivals: { readonly from: string; readonly show: string };
  readonly exportHref: string;
  readonly before?: PageLink;
  readonly after?: PageLink;
}

/** Overdue first, then what is due within two days, then the rest; within each as routing has put them. */
export function worklistPage(worklist: Worklist, shown: Shown): WorklistPage {
  const { team, now, calls = [], filter = {}, colleagues = [], said } = shown;
  const { total, counts, page = shown.page } = worklist;
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const isDone = filter.show === 'done-today';
  const name = isDone ? say`Done today` : say`Worklist`;
  return {
    title: pages === 1 ? name : say`${name}, page ${String(page)} of ${String(pages)}`,
    ...(isDone && { section: say`Worklist` }),
    team,
    asOf: timeWords(now),
    total,
    summary: summaryOf(worklist, filter),
    ...(said !== undefined && { said }),
    calls: calls.map(({ task, begunBy }) => ({
      text: concernLine(task, begunBy, now),
      href: `/safety-concerns/${task.concernId}`,
    })),
    tiles: tilesOf(counts, filter),
    ...(shown.teamNow !== undefined && { ownTeam: teamView(shown.teamNow) }),
    choices: choicesOf(filter, colleagues),
    chips: chipsOf(filter, colleagues),
    people: colleagues.map(({ accountId, name: text }) => ({ value: accountId, text })),
    groups: groupsOf(worklist, shown),
    withoutCues: shown.cues === undefined && worklist.items.length > 0,
    isNarrowed: isNarrowed(filter),
    isDone,
    hidden: { idempotencyKey: newIdempotencyKey(), list: filterText(filter) },
    chosen: { id: [], assignee: [] },
    arrivals: {
      from: `/worklist/arrivals?${filterText(filter, { since: now.toISOString() })}`,
      show: listPath(filter),
    },
    exportHref: withText('/worklist/export.csv', filterText(filter)),
    ...(page > 1 && { before: linkTo(filter, page - 1, pages) }),
    ...(page < pages && { after: linkTo(filter, page + 1, pages) }),
  };
}

const withText = (path: string, text: string): string => (text === '' ? path : `${path}?${text}`);

const linkTo = (filter: ListFilter, page: number, pages: number): PageLink => ({
  href: listPath(filter, page === 1 ? {} : { page: String(page) }),
  text: say`Page ${String(page)} of ${String(pages)}`,
});

function summaryOf({ total, counts }: Worklist, filter: ListFilter): string {
  const { sort, show } = filter;
  if (show === 'done-today') return say`${String(total)} done by your team since midnight.`;
  const order = worklistSortWords[sort ?? 'time-left'];
  const all = isNarrowed(filter) && counts !== undefined ? say` of ${String(counts.total)}` : '';
  return say`${String(total)}${all} to do. ${order}.`;
}

/** The parts one after another; sorted otherwise, or done, all in one. */
function groupsOf({ items, parts = [], total }: Worklist, beside: Shown): readonly Group[] {
  const { sort, show } = beside.filter ?? {};
  const rows = (some: readonly WorklistItem[]): readonly Row[] =>
    some.map((item) => rowOf(item, beside));
  if (items.length === 0) return [];
  if (sort !== undefined || show !== undefined) {
    const heading = show === undefined ? worklistSortWords[sort ?? 'time-left'] : say`Done today`;
    return [{ heading: `${heading} (${String(total)})`, rows: rows(items) }];
  }
  return WORK_PARTS.flatMap((part) => {
    const own = items.filter((item) => partOf(item) === part);
    const of = parts.find((one) => one.of === part)?.count ?? own.length;
    return own.length === 0 ? [] : [{ heading: headingOf(part, own.length, of), rows: rows(own) }];
  });
}

/** `Overdue (51)`, or where the rest is on other pages `Overdue (50 of 51)`. */
const headingOf = (part: WorkPart, here: number, all: number): string =>
  `${workPartWords[part]} (${here === all ? '' : say`${String(here)} of `}${String(all)})`;

// Routing says in which part; what it does not say is never hidden.
const partOf = ({ part, overdue }: WorklistItem): WorkPart =>
  part ?? (overdue ? 'overdue' : 'due-later');
