import type { QuarantineRunView } from '@waymark/contracts';
import type { RunTurn } from '../../../clients/failed-events.client.js';
import type { Hearer } from '../../../clients/hearers.js';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { momentWords } from '../../../layout/london-time.js';
import { runStateWords } from '../../../layout/words/operations-words.js';
import { checkPage, type CheckPage } from '../../../layout/actions/check-page.js';
import { reasonQuestion } from '../../../layout/actions/reason.js';
import { pathOf } from '../failed/failed.presenter.js';
import { progressOf } from './runs.presenter.js';

interface Link {
  readonly href: string;
  readonly text: string;
}

export interface RunPage {
  readonly title: string;
  readonly section: string;
  readonly service: Hearer;
  readonly state: string;
  readonly asOf: string;
  readonly tried: number;
  readonly total: number;
  readonly rows: readonly { readonly key: string; readonly value: string }[];
  readonly group: string;
  readonly turns: readonly Link[];
  readonly goesOn: boolean;
  /** Where to go once a dry run has shown enough. */
  readonly next?: string;
  readonly back: Link;
}

export interface RunKnown {
  readonly service: Hearer;
  readonly run: QuarantineRunView;
  /** Who asked, by name where it is known. */
  readonly by: string;
}

export function runPage({ service, run, by }: RunKnown, now: Date): RunPage {
  const { total, succeeded, failed, others, dry, state, endedAt } = run;
  const group = pathOf.group(service, run.group);
  const here = pathOf.run(service, run.runId);
  return {
    title: dry ? say`Dry run of a group` : say`Replay of a group`,
    section: say`Replays`,
    service,
    state: runStateWords[state],
    asOf: momentWords(now.toISOString()),
    tried: succeeded + failed,
    total,
    rows: [
      { key: say`How many there were`, value: String(total) },
      { key: dry ? say`Would succeed` : say`Done`, value: String(succeeded) },
      { key: dry ? say`Would fail again` : say`Failed again`, value: String(failed) },
      {
        key: endedAt === undefined ? say`Not tried yet` : say`Not tried, or dealt with otherwise`,
        value: String(others),
      },
      ...(run.newSince === undefined
        ? []
        : [{ key: say`New since it began`, value: newWords(run.newSince) }]),
      { key: say`At most a second`, value: String(run.perSecond) },
      { key: say`Begun`, value: say`${momentWords(run.askedAt)} by ${by}` },
      { key: say`Why`, value: run.reason },
      ...(endedAt === undefined ? [] : [{ key: say`Ended`, value: momentWords(endedAt) }]),
    ],
    group,
    turns: turnsOf(run).map((turn) => ({ href: `${here}/${turn}`, text: turnWords[turn].link })),
    goesOn: state === 'running',
    ...(dry && state === 'done' && { next: `${group}/replay` }),
    back: { href: '/operations/runs', text: say`Replays` },
  };
}

const newWords = (newSince: number): string =>
  newSince === 0
    ? say`None`
    : say`${String(newSince)}, not part of this: they wait for another run`;

export const turnsOf = ({ state }: QuarantineRunView): readonly RunTurn[] => {
  if (state === 'running') return ['pause', 'cancel'];
  return state === 'paused' ? ['resume', 'cancel'] : [];
};

const turnWords: Readonly<
  Record<RunTurn, { readonly link: string; readonly title: string; readonly effect: string }>
> = inLanguage(() => ({
  pause: {
    link: say`Pause it`,
    title: say`Pause the run`,
    effect: say`The event in hand is finished. The others wait until somebody lets the run go on.`,
  },
  resume: {
    link: say`Let it go on`,
    title: say`Let the run go on`,
    effect: say`It goes on after the last event that was tried, at the same rate.`,
  },
  cancel: {
    link: say`Cancel it`,
    title: say`Cancel the run`,
    effect: say`The event in hand is finished. What was done stands, what was not tried stays in its group. It cannot be taken up again: another run would be begun.`,
  },
}));

export function turnPage(
  { service, run }: RunKnown,
  turn: RunTurn,
  answers: FormAnswers = {},
  problems: readonly FormProblem[] = [],
): CheckPage {
  const { title, effect } = turnWords[turn];
  const here = pathOf.run(service, run.runId);
  return checkPage(
    {
      title,
      scope: [
        { key: say`Run`, value: run.dry ? say`Dry run` : say`Replay`, href: here },
        { key: say`In`, value: service },
        { key: say`How far`, value: progressOf(run) },
      ],
      effects: turnsOf(run).includes(turn)
        ? [effect]
        : [say`It cannot be done any more: the run is not as it was.`],
      questions: [reasonQuestion],
      ...(turnsOf(run).includes(turn) && { button: title }),
      back: { href: here, text: say`The run` },
    },
    answers,
    problems,
  );
}
