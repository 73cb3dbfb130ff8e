import {
  ASSIGNED_TO_NOBODY,
  PATHWAYS,
  PLACEMENT_STATES,
  WORK_REASONS,
  WORKLIST_SORTS,
  type WorkCounts,
  type WorkPart,
  type WorkReason,
} from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { pathwayWords } from '../../../layout/words/need-words.js';
import { askedWords } from '../../../layout/words/people-words.js';
import { stateWords } from '../../../layout/words/placing-words.js';
import {
  workPartWords,
  workReasonWords,
  worklistSortWords,
} from '../../../layout/words/work-words.js';
import type { Colleague } from '../../../store/colleagues.store.js';
import { listPath, without, type FilterField, type ListFilter } from './worklist-filter.js';

export interface Choice {
  readonly name: FilterField;
  readonly label: string;
  readonly options: readonly {
    readonly value: string;
    readonly text: string;
    readonly selected: boolean;
  }[];
}

export interface Chip {
  readonly text: string;
  readonly href: string;
}

export interface Tile {
  readonly text: string;
  readonly count: number;
  readonly href: string;
  readonly current: boolean;
}

const OPEN_STATES = PLACEMENT_STATES.filter((state) => state !== 'closed');

/** The lists of the form, each with “All” first. */
export function choicesOf(filter: ListFilter, colleagues: readonly Colleague[]): readonly Choice[] {
  const list = (
    name: FilterField,
    label: string,
    values: readonly (readonly [string, string])[],
    all = say`All`,
  ): Choice => ({
    name,
    label,
    options: [
      ...(all === '' ? [] : [{ value: '', text: all, selected: filter[name] === undefined }]),
      ...values.map(([value, text]) => ({ value, text, selected: filter[name] === value })),
    ],
  });
  return [
    list(
      'stage',
      say`Stage`,
      OPEN_STATES.map((state) => [state, stateWords[state]]),
    ),
    list(
      'pathway',
      say`Pathway`,
      PATHWAYS.map((pathway) => [pathway, pathwayWords[pathway]]),
    ),
    list(
      'why',
      say`Why it is here`,
      WORK_REASONS.map((why) => [why, workReasonWords[why]]),
    ),
    list(
      'assigned',
      say`Assigned to`,
      [
        [ASSIGNED_TO_NOBODY, say`Nobody`],
        ...colleagues.map(({ accountId, name }) => [accountId, name] as const),
      ],
      say`Anybody`,
    ),
    list('interpreter', say`Interpreter needed`, Object.entries(askedWords)),
    list(
      'sort',
      say`Order`,
      WORKLIST_SORTS.map((sort) => [sort, worklistSortWords[sort]]),
      '',
    ),
  ];
}

/** What the list is narrowed to, each with the address of the list without it. */
export function chipsOf(filter: ListFilter, colleagues: readonly Colleague[]): readonly Chip[] {
  const { stage, pathway, why, part, assigned, interpreter } = filter;
  const chip = (field: FilterField, text: string | undefined): readonly Chip[] =>
    text === undefined ? [] : [{ text, href: listPath(without(filter, field)) }];
  return [
    ...chip('part', part && workPartWords[part]),
    ...chip('stage', stage && say`Stage: ${stateWords[stage]}`),
    ...chip('pathway', pathway && say`Pathway: ${pathwayWords[pathway]}`),
    ...chip('why', why && say`Why it is here: ${workReasonWords[why]}`),
    ...chip('assigned', assigned && say`Assigned to: ${nameOf(assigned, colleagues)}`),
    ...chip('interpreter', interpreter && say`Interpreter needed: ${askedWords[interpreter]}`),
  ];
}

function nameOf(assigned: string, colleagues: readonly Colleague[]): string {
  if (assigned === ASSIGNED_TO_NOBODY) return 'nobody';
  return (
    colleagues.find(({ accountId }) => accountId === assigned)?.name ?? say`somebody who has left`
  );
}

const TILES: readonly (
  | { readonly why: WorkReason; readonly part?: never }
  | { readonly part: WorkPart; readonly why?: never }
)[] = [
  { why: 'new' },
  { part: 'overdue' },
  { why: 'information-arrived' },
  { why: 'returned' },
  { why: 'appointment-needed' },
  { why: 'message-not-delivered' },
  { why: 'message-may-have-arrived' },
];

/** What waits, and what is done: each a link to that list. */
export function tilesOf(counts: WorkCounts | undefined, filter: ListFilter): readonly Tile[] {
  if (counts === undefined) return [];
  const tiles = TILES.map((tile): Tile => {
    const found =
      tile.why === undefined
        ? counts.part.find(({ of }) => of === tile.part)
        : counts.why.find(({ of }) => of === tile.why);
    return {
      text: tile.why === undefined ? workPartWords[tile.part] : workReasonWords[tile.why],
      count: found?.count ?? 0,
      href: listPath(tile),
      current: (tile.why ?? tile.part) === (filter.why ?? filter.part) && filter.show === undefined,
    };
  });
  const done: Tile = {
    text: say`Done today`,
    count: counts.doneToday,
    href: listPath({ show: 'done-today' }),
    current: filter.show === 'done-today',
  };
  return [...tiles, done];
}
