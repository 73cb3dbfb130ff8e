import type { QuarantinedEvent, QuarantineGroup, QuarantineRunView } from '@waymark/contracts';
import type { Hearer } from '../../../clients/hearers.js';
import { say } from '../../../language/say.js';
import { momentWords } from '../../../layout/london-time.js';
import { failureWords } from '../../../layout/words/operations-words.js';
import { progressOf, type RunRow, runRow } from '../runs/runs.presenter.js';
import { ageOf, isArchived, marksOf, pathOf, typeWords, whoWords } from './failed.presenter.js';

interface EventRow {
  readonly href: string;
  readonly subject: string;
  readonly sequence: string;
  readonly age: string;
}

export interface GroupPage {
  readonly title: string;
  readonly section: string;
  readonly service: Hearer;
  /** Absent where nothing of it waits any more. */
  readonly group?: {
    readonly why: string;
    readonly error: string;
    readonly events: number;
    readonly referrals: number;
    readonly first: string;
    readonly last: string;
    readonly age: string;
    readonly replay: string;
    readonly marks: readonly string[];
    readonly who: string;
    readonly assignment: string;
    /** Where it is put aside until it grows, or brought back. */
    readonly aside: { readonly href: string; readonly text: string };
    /** When the same trouble was settled before. */
    readonly settledBefore?: string;
  };
  readonly events: readonly EventRow[];
  readonly runs: readonly RunRow[];
  readonly underWay?: string;
  readonly back: { readonly href: string; readonly text: string };
}

export interface GroupKnown {
  readonly service: Hearer;
  readonly key: string;
  /** Of who looks after it. */
  readonly names: ReadonlyMap<string, string>;
  readonly group: QuarantineGroup | undefined;
  readonly runs: readonly QuarantineRunView[];
}

export function groupPage(
  { service, key, group, runs, names }: GroupKnown,
  events: readonly QuarantinedEvent[],
  now: Date,
): GroupPage {
  const running = runs.find(({ endedAt }) => endedAt === undefined);
  return {
    title: group === undefined ? say`A group of failed events` : typeWords(group),
    section: say`Groups of failed events`,
    service,
    ...(group !== undefined && {
      group: {
        why: failureWords[group.reason],
        error: `${group.error}: ${group.detail}`,
        events: group.events,
        referrals: group.subjects,
        first: momentWords(group.oldest),
        last: momentWords(group.newest),
        age: ageOf(group.oldest, now),
        replay: `${pathOf.group(service, key)}/replay`,
        marks: marksOf(group, now),
        who: whoWords(group, names),
        assignment: `${pathOf.group(service, key)}/assignment`,
        aside: isArchived(group)
          ? { href: `${pathOf.group(service, key)}/return`, text: say`Bring it back` }
          : { href: `${pathOf.group(service, key)}/archive`, text: say`Archive it until it grows` },
        ...(group.settledBefore !== undefined && {
          settledBefore: momentWords(group.settledBefore),
        }),
      },
    }),
    events: events.map((event) => eventRow(service, event, now)),
    runs: runs.map((run) => runRow(service, run)),
    ...(running !== undefined && { underWay: progressOf(running) }),
    back: { href: '/operations/failed', text: say`Failed events` },
  };
}

const eventRow = (service: Hearer, event: QuarantinedEvent, now: Date): EventRow => ({
  href: pathOf.event(service, event.id),
  subject: event.subject ?? say`Not known`,
  sequence: event.sequence === undefined ? say`Not known` : String(event.sequence),
  age: ageOf(event.since, now),
});
