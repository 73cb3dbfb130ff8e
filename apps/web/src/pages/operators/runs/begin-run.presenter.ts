import { Matches, MaxLength } from 'class-validator';
import type { QuarantineGroup, QuarantineRunView } from '@waymark/contracts';
import type { Hearer } from '../../../clients/hearers.js';
import { count, inLanguage, say } from '../../../language/say.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart } from '../../../layout/form/question.js';
import { momentWords } from '../../../layout/london-time.js';
import { failureWords } from '../../../layout/words/operations-words.js';
import { checkPage, type CheckPage } from '../../../layout/actions/check-page.js';
import { reasonQuestion, reasonSentences } from '../../../layout/actions/reason.js';
import { pathOf, typeWords } from '../failed/failed.presenter.js';
import { progressOf } from './runs.presenter.js';

/** As long as a dry run counts: the service refuses a real one after it. */
const TRIED_FOR_MS = 60 * 60 * 1000;

export class BeginRunForm {
  @Matches(/^([1-9]|[1-4]\d|50)$/) readonly perSecond!: string;
  @Matches(/\S.*\S/s) @MaxLength(500) readonly reason!: string;
}

export const beginRunSentences: Sentences = inLanguage(() => ({
  perSecond: { matches: say`Enter how many events a second, from 1 to 50` },
  ...reasonSentences,
}));

export const beginRunQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'text',
    name: 'perSecond',
    label: say`How many events a second?`,
    hint: say`From 1 to 50. What comes in meanwhile is heard beside it.`,
    width: 2,
    inputMode: 'numeric',
  },
  reasonQuestion,
]);

interface Beginning {
  readonly service: Hearer;
  readonly key: string;
  readonly group: QuarantineGroup;
  readonly runs: readonly QuarantineRunView[];
}

/** The last dry run of the group that has ended and still counts. */
export const triedDry = (
  runs: readonly QuarantineRunView[],
  now: Date,
): QuarantineRunView | undefined =>
  runs.find(
    ({ dry, state, endedAt }) =>
      dry &&
      state === 'done' &&
      endedAt !== undefined &&
      now.getTime() - Date.parse(endedAt) < TRIED_FOR_MS,
  );

export function beginRunPage(
  { service, key, group, runs }: Beginning,
  now: Date,
  answers: FormAnswers = { perSecond: '10' },
  problems: readonly FormProblem[] = [],
): CheckPage {
  const running = runs.find(({ endedAt }) => endedAt === undefined);
  const tried = triedDry(runs, now);
  const events = count(group.events, 'event');
  return checkPage(
    {
      title:
        tried === undefined ? say`Try a replay of the whole group` : say`Replay the whole group`,
      scope: [
        { key: say`Events`, value: typeWords(group), href: pathOf.group(service, key) },
        { key: say`Set aside by`, value: service },
        { key: say`Why`, value: failureWords[group.reason] },
        {
          key: say`How many`,
          value: say`${events}, about ${String(group.subjects)} referrals or services`,
        },
      ],
      effects: effectsOf(events, tried, running),
      questions: beginRunQuestions,
      hidden: { dry: String(tried === undefined) },
      ...(running === undefined && {
        button: tried === undefined ? say`Try ${events}` : say`Replay ${events}`,
      }),
      back: { href: pathOf.group(service, key), text: say`The group` },
    },
    answers,
    problems,
  );
}

function effectsOf(
  events: string,
  tried: QuarantineRunView | undefined,
  running: QuarantineRunView | undefined,
): readonly string[] {
  if (running !== undefined)
    return [
      say`A run of this group is not at its end: ${progressOf(running)}. Wait, or cancel it.`,
    ];
  if (tried === undefined)
    return [
      say`First it is tried: the service does everything that a replay of ${events} would do, and then takes it back. Nothing is changed. Then you see how many would succeed.`,
    ];
  return [
    say`Tried on ${momentWords(tried.endedAt ?? tried.askedAt)}: ${progressOf(tried)}.`,
    say`Each event is handed to the service once more. What succeeds has its effect and leaves the group; what fails again stays. What came to the group since is part of it.`,
    say`You can pause it, let it go on, or cancel it. What was done until then stands.`,
  ];
}
