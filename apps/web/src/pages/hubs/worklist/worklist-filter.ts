import {
  ASKED_ANSWERS,
  ASSIGNED_TO_NOBODY,
  PATHWAYS,
  PLACEMENT_STATES,
  WORK_PARTS,
  WORK_REASONS,
  WORKLIST_SHOWS,
  WORKLIST_SORTS,
  type AskedAnswer,
  type Pathway,
  type PlacementState,
  type WorkPart,
  type WorkReason,
  type WorklistShow,
  type WorklistSort,
} from '@waymark/contracts';
import { textIn } from '../../../layout/form/read-answers.js';

/** What a worklist is narrowed to and how it is sorted: all of it stands in the address, and nowhere else. */
export interface ListFilter {
  readonly stage?: PlacementState;
  readonly pathway?: Pathway;
  readonly why?: WorkReason;
  readonly part?: WorkPart;
  /** Id of an account of the team, or `nobody`. */
  readonly assigned?: string;
  readonly interpreter?: AskedAnswer;
  readonly show?: WorklistShow;
  readonly sort?: WorklistSort;
}

export type FilterField = keyof ListFilter;

const ACCOUNT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CLOSED: Readonly<Partial<Record<FilterField, readonly string[]>>> = {
  stage: PLACEMENT_STATES,
  pathway: PATHWAYS,
  why: WORK_REASONS,
  part: WORK_PARTS,
  interpreter: ASKED_ANSWERS,
  show: WORKLIST_SHOWS,
  sort: WORKLIST_SORTS,
};
const FIELDS = [
  'show',
  'part',
  'stage',
  'pathway',
  'why',
  'assigned',
  'interpreter',
  'sort',
] as const;

/** What somebody typed into the address; whatever is no filter is left out, and so is what changes nothing. */
export function filterFrom(query: Readonly<Record<string, unknown>>): ListFilter {
  const given = FIELDS.flatMap((field) => {
    const text = textIn(query[field]);
    return text === undefined || !isValue(field, text) ? [] : [[field, text] as const];
  });
  return Object.fromEntries(given.filter(([field, text]) => !isUsual(field, text)));
}

const isValue = (field: FilterField, text: string): boolean =>
  field === 'assigned'
    ? text === ASSIGNED_TO_NOBODY || ACCOUNT.test(text)
    : (CLOSED[field]?.includes(text) ?? false);

const isUsual = (field: FilterField, text: string): boolean =>
  (field === 'sort' && text === WORKLIST_SORTS[0]) ||
  (field === 'show' && text === WORKLIST_SHOWS[0]);

/** `stage=offered&sort=newest`: always in the same order, so that one list has one address. */
export function filterText(
  filter: ListFilter,
  more: Readonly<Record<string, string>> = {},
): string {
  const pairs = FIELDS.flatMap((field) => {
    const value = filter[field];
    return value === undefined ? [] : [[field, value] as [string, string]];
  });
  return new URLSearchParams([...pairs, ...Object.entries(more)]).toString();
}

export function listPath(filter: ListFilter, more: Readonly<Record<string, string>> = {}): string {
  const text = filterText(filter, more);
  return text === '' ? '/worklist' : `/worklist?${text}`;
}

/** The list that somebody works through, as the address of a referral carries it; undefined: none. */
export function listFrom(carried: unknown): ListFilter | undefined {
  if (typeof carried !== 'string') return undefined;
  return filterFrom(Object.fromEntries(new URLSearchParams(carried.slice(0, 500))));
}

/** Added to the address of a referral, so that the list is gone on with. */
export const carrying = (filter: ListFilter | undefined): string =>
  filter === undefined ? '' : `?${new URLSearchParams({ list: filterText(filter) }).toString()}`;

export const without = (filter: ListFilter, field: FilterField): ListFilter =>
  Object.fromEntries(Object.entries(filter).filter(([name]) => name !== field));

/** Narrowed, beyond the order. */
export const isNarrowed = (filter: ListFilter): boolean =>
  Object.keys(without(without(filter, 'sort'), 'show')).length > 0;
