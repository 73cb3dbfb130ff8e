import { Injectable } from '@nestjs/common';
import {
  MOST_EXPORTED,
  WORKLIST_SORTS,
  type NextInWorklist,
  type SearchWorklist,
  type WorklistFilter,
  type WorklistItem,
  type WorkPart,
  type WorkPartCount,
  type WorkReason,
  type WorkReasonCount,
  type Worklist,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { Alongside, Task } from '../domain/placement.js';
import {
  AT_ONCE,
  DECIDED_BY_INFORMATION,
  DUE_SOON_MS,
  INFORMATION,
  PART_ORDER,
  REASON_OF_STEP,
  REASON_OF_TASK,
} from '../domain/work-reason.js';
import { closedItem } from '../domain/closed-item.js';
import { alongsideItem, leadItem, taskItem } from '../domain/worklist-item.js';
import { placementOf, type PlacementRecord } from './placement-row.js';
import { AFTER, ARRIVED, orderBy, PAGE, ROWS, TO_DO, withWork } from './worklist-sql.js';

export const PAGE_SIZE = 50;

interface Row {
  readonly record: PlacementRecord;
  readonly needs_attention: boolean;
  readonly restricted: boolean | null;
  readonly closed: boolean;
  readonly alongside: Alongside | null;
  readonly task: Task | null;
  readonly assignee: string | null;
  readonly why: WorkReason;
  readonly part: WorkPart;
}

interface Page {
  readonly items: readonly Row[];
  readonly total: number;
  readonly everything: number;
  readonly done_today: number;
  readonly parts: readonly WorkPartCount[];
  readonly why: readonly WorkReasonCount[];
  readonly part: readonly WorkPartCount[];
}

/** Whose worklist, when, and which part of it. */
export interface WorkAsked {
  readonly organisation: string;
  readonly now: Date;
  readonly filter: WorklistFilter & Pick<SearchWorklist, 'among' | 'team'>;
}

const RULES = JSON.stringify({
  ofStep: REASON_OF_STEP,
  ofTask: REASON_OF_TASK,
  information: INFORMATION,
  byInformation: DECIDED_BY_INFORMATION,
  atOnce: AT_ONCE,
  partOrder: PART_ORDER,
  soonSeconds: DUE_SOON_MS / 1000,
});

/** What an organisation has to do: a call or a review of “they are worse”, what is overdue, a clinical date, then least time left. */
@Injectable()
export class WorklistView {
  async of(tx: Transaction, asked: WorkAsked, wanted: number): Promise<Worklist> {
    const from = (wanted - 1) * PAGE_SIZE;
    const sql = `${start(asked)}${PAGE(sortOf(asked))}`;
    const [found] = await tx.query<Page>(sql, [...given(asked), PAGE_SIZE, from]);
    const { items = [], total = 0, everything = 0, parts = [] } = found ?? {};
    const { why = [], part = [] } = (await this.toDoBeside(tx, asked)) ?? found ?? {};
    const page = from < total ? wanted : 1;
    const doneToday = found?.done_today ?? 0;
    return {
      organisation: asked.organisation,
      items: items.map((row) => itemOf(row, asked)),
      total,
      parts,
      counts: { total: everything, why, part, doneToday },
      page,
    };
  }

  /** What is done has counts of its own; the tiles above it go on saying what there is to do. */
  private async toDoBeside(
    tx: Transaction,
    asked: WorkAsked,
  ): Promise<Pick<Page, 'why' | 'part'> | undefined> {
    if (asked.filter.show !== 'done-today') return undefined;
    const [found] = await tx.query<Page>(TO_DO, given(asked).slice(0, 3));
    return found;
  }

  /** At most `MOST_EXPORTED`, in the order of the list. */
  async all(tx: Transaction, asked: WorkAsked): Promise<readonly WorklistItem[]> {
    const sql = `${start(asked)}${ROWS} ORDER BY ${orderBy(sortOf(asked))} LIMIT $5`;
    const rows = await tx.query<Row>(sql, [...given(asked), MOST_EXPORTED]);
    return rows.map((row) => itemOf(row, asked));
  }

  /** The one that comes after, in the order of the list; the first where it is not in the list. */
  async after(
    tx: Transaction,
    asked: WorkAsked,
    { after }: Pick<NextInWorklist, 'after'>,
  ): Promise<string | undefined> {
    const sql = `${start(asked)}${AFTER(sortOf(asked))}`;
    const [row] = await tx.query<{ referral_id: string }>(sql, [...given(asked), after]);
    return row?.referral_id;
  }

  async arrivedSince(tx: Transaction, asked: WorkAsked, since: string): Promise<number> {
    const sql = `${start(asked)}${ARRIVED}`;
    const [row] = await tx.query<{ count: number }>(sql, [...given(asked), since]);
    return row?.count ?? 0;
  }
}

const start = ({ filter: { show = 'needs-action' } }: WorkAsked): string => withWork(show);

const sortOf = ({ filter: { sort = WORKLIST_SORTS[0] } }: WorkAsked) => sort;

const given = ({ organisation, now, filter }: WorkAsked): readonly unknown[] => [
  organisation,
  now,
  RULES,
  JSON.stringify(filter),
];

function itemOf(row: Row, { organisation, now }: WorkAsked): WorklistItem {
  const placement = placementOf(row.record, {});
  const restricted = row.restricted === true;
  const shown = { now, needsAttention: row.needs_attention, restricted };
  const { why, part, assignee, closed } = row;
  const item = itemAs(row, placement, organisation, shown);
  return {
    ...(closed ? closedItem(item) : item),
    why,
    part,
    ...(assignee !== null && { assignee }),
  };
}

function itemAs(
  { alongside, task }: Row,
  placement: Parameters<typeof leadItem>[0],
  organisation: string,
  shown: Parameters<typeof leadItem>[2],
): WorklistItem {
  if (alongside !== null) return alongsideItem(placement, alongside, shown);
  if (task !== null) return taskItem(placement, task, shown);
  return leadItem(placement, organisation, shown);
}
