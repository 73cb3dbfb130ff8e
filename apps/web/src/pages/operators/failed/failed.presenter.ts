import type { QuarantinedEvent, QuarantineGroup, QuarantineGroups } from '@waymark/contracts';
import type { AnswerOf, Hearer } from '../../../clients/hearers.js';
import { count, say } from '../../../language/say.js';
import { lengthWords, momentWords } from '../../../layout/london-time.js';
import { failureWords } from '../../../layout/words/operations-words.js';

/** Seen for the first time within it, trouble is new: somebody may not have looked yet. */
const NEW_FOR_MS = 24 * 60 * 60 * 1000;

interface GroupRow {
  readonly href: string;
  readonly service: Hearer;
  readonly type: string;
  readonly what: string;
  readonly error: string;
  readonly events: number;
  readonly referrals: number;
  readonly first: string;
  readonly last: string;
  readonly age: string;
  /** New, come again, or grown since it was archived. */
  readonly marks: readonly string[];
  readonly who: string;
}

export interface FailedPage {
  readonly title: string;
  readonly section: string;
  readonly sum: string;
  readonly groups: readonly GroupRow[];
  /** Put aside until another of the kind comes. */
  readonly archived: readonly GroupRow[];
  /** Services that did not answer: what they keep is not shown. */
  readonly silent: readonly Hearer[];
}

export const pathOf = {
  group: (service: Hearer, group: string): string =>
    `/operations/failed/${service}/groups/${group}`,
  event: (service: Hearer, id: string): string => `/operations/failed/${service}/events/${id}`,
  run: (service: Hearer, runId: string): string => `/operations/runs/${service}/${runId}`,
  referral: (subject: string): string => `/operations/referrals/${subject}`,
};

/** Every group of every service that answered, the largest first. */
export function failedPage(
  answers: readonly AnswerOf<QuarantineGroups>[],
  names: ReadonlyMap<string, string>,
  now: Date,
): FailedPage {
  const all = answers
    .flatMap(({ service, answer }) => (answer?.groups ?? []).map((group) => ({ service, group })))
    .toSorted((one, other) => other.group.events - one.group.events);
  const rowOf = ({ service, group }: (typeof all)[number]): GroupRow =>
    groupRow(service, group, names, now);
  const groups = all.filter(({ group }) => !isArchived(group)).map(rowOf);
  const events = groups.reduce((sum, group) => sum + group.events, 0);
  return {
    title: say`Failed events`,
    section: say`Operations`,
    sum: say`${count(events, 'event')} in ${count(groups.length, 'group')}.`,
    groups,
    archived: all.filter(({ group }) => isArchived(group)).map(rowOf),
    silent: answers.flatMap(({ service, answer }) => (answer === undefined ? [service] : [])),
  };
}

/** Nothing of its kind has come since it was put aside. */
export const isArchived = ({ archivedAt, newest }: QuarantineGroup): boolean =>
  archivedAt !== undefined && Date.parse(archivedAt) >= Date.parse(newest);

/** What is looked at first: that it is new, that it was settled and is there again, that it has grown. */
export function marksOf(group: QuarantineGroup, now: Date): readonly string[] {
  if (isArchived(group)) return [];
  const { oldest, settledBefore, archivedAt } = group;
  const isNew = now.getTime() - Date.parse(oldest) < NEW_FOR_MS;
  return [
    ...(settledBefore !== undefined ? [say`Came again`] : isNew ? [say`New`] : []),
    ...(archivedAt === undefined ? [] : [say`Grown since it was archived`]),
  ];
}

export const whoWords = (
  { assignee }: QuarantineGroup,
  names: ReadonlyMap<string, string>,
): string =>
  assignee === undefined ? say`Nobody` : (names.get(assignee) ?? say`Somebody who has left`);

export const peopleLookingAfter = (
  answers: readonly AnswerOf<QuarantineGroups>[],
): readonly string[] =>
  answers.flatMap(({ answer }) =>
    (answer?.groups ?? []).flatMap(({ assignee }) => (assignee === undefined ? [] : [assignee])),
  );

const groupRow = (
  service: Hearer,
  group: QuarantineGroup,
  names: ReadonlyMap<string, string>,
  now: Date,
): GroupRow => ({
  href: pathOf.group(service, group.group),
  service,
  type: typeWords(group),
  what: failureWords[group.reason],
  error: `${group.error}: ${group.detail}`,
  events: group.events,
  referrals: group.subjects,
  first: momentWords(group.oldest),
  last: momentWords(group.newest),
  age: ageOf(group.oldest, now),
  marks: marksOf(group, now),
  who: whoWords(group, names),
});

/** Of which kind an event is, and who said it. */
export const typeWords = ({
  type,
  producer,
}: Pick<QuarantinedEvent, 'type' | 'producer'>): string =>
  type === undefined
    ? say`An event that cannot be read`
    : say`${type} from ${producer ?? say`nobody known`}`;

export const ageOf = (since: string, now: Date): string =>
  lengthWords(now.getTime() - Date.parse(since));
