import type { QuarantineRuns, QuarantineRunView } from '@waymark/contracts';
import type { AnswerOf, Hearer } from '../../../clients/hearers.js';
import { say } from '../../../language/say.js';
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
  title: say`Replays`,
  section: say`Operations`,
  runs: answers
    .flatMap(({ service, answer }) => (answer?.runs ?? []).map((run) => ({ service, run })))
    .toSorted((one, other) => Date.parse(other.run.askedAt) - Date.parse(one.run.askedAt))
    .map(({ service, run }) => runRow(service, run)),
  silent: answers.flatMap(({ service, answer }) => (answer === undefined ? [service] : [])),
  back: { href: '/operations/failed', text: say`Failed events` },
});

export const runRow = (service: Hearer, run: QuarantineRunView): RunRow => ({
  href: pathOf.run(service, run.runId),
  service,
  what: run.dry ? say`Dry run` : say`Replay`,
  state: runStateWords[run.state],
  asked: momentWords(run.askedAt),
  progress: progressOf(run),
});

/** `12 of 40 done, 1 failed again, 27 not tried`. */
export function progressOf({ dry, total, succeeded, failed, others, endedAt }: QuarantineRunView) {
  const done = dry ? say`would succeed` : 'done';
  const again = dry ? say`would fail again` : say`failed again`;
  const rest = endedAt === undefined ? say`not tried yet` : say`not tried, or dealt with otherwise`;
  return say`${String(succeeded)} of ${String(total)} ${done}, ${String(failed)} ${again}, ${String(others)} ${rest}`;
}
