import type { QuarantineRuns, QuarantineRunView } from '@waymark/contracts';
import type { AnswerOf, Hearer } from '../../../clients/hearers.js';
import { momentWords } from '../../../layout/london-time.js';
import { runStateWords } from '../../../layout/words/operations-words.js';
import { pathOf } from '../failed/failed.presenter.js';

export interface RunRow {
  readonly href: string;
  readonly service: Hearer;
  readonly what: string;
  readonly state: string;
  readonly asked: string;
  readonly progress: string;
}

export interface RunsPage {
  readonly title: string;
  readonly section: string;
  readonly runs: readonly RunRow[];
  readonly silent: readonly Hearer[];
  readonly back: { readonly href: string; readonly text: string };
}

/** Runs of every service that answered, the newest first. */
export const runsPage = (answers: readonly AnswerOf<QuarantineRuns>[]): RunsPage => ({
  title: 'Replays',
  section: 'Operations',
  runs: answers
    .flatMap(({ service, answer }) => (answer?.runs ?? []).map((run) => ({ service, run })))
    .toSorted((one, other) => Date.parse(other.run.askedAt) - Date.parse(one.run.askedAt))
    .map(({ service, run }) => runRow(service, run)),
  silent: answers.flatMap(({ service, answer }) => (answer === undefined ? [service] : [])),
  back: { href: '/operations/failed', text: 'Failed events' },
});

export const runRow = (service: Hearer, run: QuarantineRunView): RunRow => ({
  href: pathOf.run(service, run.runId),
  service,
  what: run.dry ? 'Dry run' : 'Replay',
  state: runStateWords[run.state],
  asked: momentWords(run.askedAt),
  progress: progressOf(run),
});

/** `12 of 40 done, 1 failed again, 27 not tried`. */
export function progressOf({ dry, total, succeeded, failed, others, endedAt }: QuarantineRunView) {
  const done = dry ? 'would succeed' : 'done';
  const again = dry ? 'would fail again' : 'failed again';
  const rest = endedAt === undefined ? 'not tried yet' : 'not tried, or dealt with otherwise';
  return `${String(succeeded)} of ${String(total)} ${done}, ${String(failed)} ${again}, ${String(others)} ${rest}`;
}
