import type { QuarantinedEvent, QuarantineGroup, QuarantineGroups } from '@waymark/contracts';
import type { AnswerOf, Hearer } from '../../../clients/hearers.js';
import { count, lengthWords, momentWords } from '../../../layout/london-time.js';
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
  readonly isNew: boolean;
}

export interface FailedPage {
  readonly title: string;
  readonly section: string;
  readonly sum: string;
  readonly groups: readonly GroupRow[];
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
export function failedPage(answers: readonly AnswerOf<QuarantineGroups>[], now: Date): FailedPage {
  const groups = answers
    .flatMap(({ service, answer }) =>
      (answer?.groups ?? []).map((group) => groupRow(service, group, now)),
    )
    .toSorted((one, other) => other.events - one.events);
  const events = groups.reduce((sum, group) => sum + group.events, 0);
  return {
    title: 'Failed events',
    section: 'Operations',
    sum: `${count(events, 'event')} in ${count(groups.length, 'group')}.`,
    groups,
    silent: answers.flatMap(({ service, answer }) => (answer === undefined ? [service] : [])),
  };
}

const groupRow = (service: Hearer, group: QuarantineGroup, now: Date): GroupRow => ({
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
  isNew: now.getTime() - Date.parse(group.oldest) < NEW_FOR_MS,
});

/** Of which kind an event is, and who said it. */
export const typeWords = ({
  type,
  producer,
}: Pick<QuarantinedEvent, 'type' | 'producer'>): string =>
  type === undefined
    ? 'An event that cannot be read'
    : `${type} from ${producer ?? 'nobody known'}`;

export const ageOf = (since: string, now: Date): string =>
  lengthWords(now.getTime() - Date.parse(since));
