import type { ConcernTask, Worklist, WorklistItem } from '@waymark/contracts';
import { clockWords, dayWords, momentWords, timeWords } from '../../../layout/london-time.js';
import { otherPages } from '../../../layout/page-number.js';
import { pathwayWords } from '../../../layout/words/need-words.js';
import { nextStepWords, stateWords } from '../../../layout/words/placing-words.js';
import { concernLine } from '../concerns/concern.presenter.js';
import type { Tag } from '../../../layout/words/judging-words.js';

interface Row {
  readonly href: string;
  readonly reference: string;
  readonly pathway: string;
  readonly tags: readonly Tag[];
  readonly because: string;
  readonly holder: string;
  readonly next: string;
  readonly clock: string;
  readonly due: string;
  readonly waits: string;
}

interface Group {
  readonly heading: string;
  readonly rows: readonly Row[];
}

interface Shown {
  readonly team: string;
  readonly page: number;
  readonly now: Date;
  /** Urgent calls to see to, because a form was not sent. */
  readonly calls?: readonly { readonly task: ConcernTask; readonly begunBy: string | undefined }[];
}

export interface WorklistPage {
  readonly title: string;
  readonly team: string;
  readonly asOf: string;
  readonly total: number;
  readonly calls: readonly { readonly text: string; readonly href: string }[];
  readonly groups: readonly Group[];
  readonly before?: string;
  readonly after?: string;
}

const DUE_SOON_MS = 2 * 24 * 60 * 60 * 1000;
const AS: Readonly<Record<WorklistItem['as'], Tag | undefined>> = {
  lead: undefined,
  alongside: { text: 'Alongside', colour: 'blue' },
  'hand-over': { text: 'Asked to take over', colour: 'green' },
  task: { text: 'Task', colour: 'purple' },
};

/** Overdue first, then what is due within two days, then the rest; within each as routing has put them. */
export function worklistPage(
  { items, total }: Worklist,
  { team, page, now, calls = [] }: Shown,
): WorklistPage {
  const overdue = items.filter((item) => item.overdue);
  const rest = items.filter((item) => !item.overdue);
  const soon = rest.filter((item) => isDueSoon(item, now));
  const later = rest.filter((item) => !isDueSoon(item, now));
  return {
    title: page === 1 ? 'Worklist' : `Worklist, page ${String(page)}`,
    team,
    asOf: timeWords(now),
    total,
    calls: calls.map(({ task, begunBy }) => ({
      text: concernLine(task, begunBy, now),
      href: `/safety-concerns/${task.concernId}`,
    })),
    groups: [
      groupOf('Overdue', overdue, now),
      groupOf('Due within 2 days', soon, now),
      groupOf('Due later', later, now),
    ].filter(({ rows }) => rows.length > 0),
    ...otherPages('/worklist', page, total),
  };
}

const isDueSoon = ({ nextStep }: WorklistItem, now: Date): boolean =>
  nextStep !== undefined && Date.parse(nextStep.dueAt) - now.getTime() <= DUE_SOON_MS;

const groupOf = (name: string, items: readonly WorklistItem[], now: Date): Group => ({
  heading: `${name} (${String(items.length)})`,
  rows: items.map((item) => rowOf(item, now)),
});

function rowOf(item: WorklistItem, now: Date): Row {
  const { referralId, reference, state, pathway, because, holder, nextStep } = item;
  return {
    href: `/worklist/${referralId}`,
    reference,
    pathway: pathway === undefined ? stateWords[state] : pathwayWords[pathway],
    tags: tagsOf(item),
    because,
    holder: holder?.name ?? 'Nobody: it is closed',
    next: nextStep === undefined ? stateWords[state] : nextStepWords[nextStep.what],
    clock: nextStep === undefined ? 'No clock runs' : clockWords(nextStep.dueAt, now),
    due: nextStep === undefined ? '' : momentWords(nextStep.dueAt),
    waits: `Waiting since ${dayWords(item.firstReferredOn)}`,
  };
}

/** Said in words, beside any colour. */
export function tagsOf(
  item: Pick<WorklistItem, 'urgent' | 'overdue' | 'needsAttention' | 'as'>,
): readonly Tag[] {
  const kind = AS[item.as];
  return [
    ...(item.urgent ? [{ text: 'Urgent', colour: 'red' }] : []),
    ...(item.overdue ? [{ text: 'Overdue', colour: 'orange' }] : []),
    ...(item.needsAttention ? [{ text: 'Needs attention', colour: 'yellow' }] : []),
    ...(kind === undefined ? [] : [kind]),
  ];
}
