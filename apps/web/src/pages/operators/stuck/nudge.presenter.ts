import type { Nudge, Timeline } from '@waymark/contracts';
import {
  FREE_TEXT,
  MayBeAbsent,
  NUDGE_REASONS,
  NUDGE_WORDS_LENGTH,
  WithoutNhsNumber,
  type NudgeReason,
} from '@waymark/contracts';
import { IsIn, Matches, MaxLength } from 'class-validator';
import { inLanguage, say } from '../../../language/say.js';
import { checkPage, type CheckPage } from '../../../layout/actions/check-page.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import { optionsFrom, type FormAnswers, type Question } from '../../../layout/form/question.js';
import { clockWords, momentWords } from '../../../layout/london-time.js';
import { nudgeBecause, nudgeReasonWords } from '../../../layout/words/nudge-words.js';
import { nextStepWords } from '../../../layout/words/placing-words.js';
import { pathOf } from '../failed/failed.presenter.js';

/** Why a team is asked, and perhaps a few words to it. */
export class NudgeForm {
  @IsIn(NUDGE_REASONS) readonly reason!: NudgeReason;
  @MayBeAbsent()
  @MaxLength(NUDGE_WORDS_LENGTH)
  @Matches(FREE_TEXT)
  @WithoutNhsNumber()
  readonly words?: string;
}

export const nudgeSentences: Sentences = inLanguage(() => ({
  reason: { isIn: say`Select why you ask them` },
  words: {
    maxLength: say`What you write must be ${String(NUDGE_WORDS_LENGTH)} characters or fewer`,
    withoutNhsNumber: say`Leave out the NHS number, and any other number of 10 digits: the team sees whom it is about`,
    matches: say`What you write must be words that can be read, without control characters`,
  },
}));

export const nudgeQuestions: readonly Question[] = inLanguage(() => [
  {
    kind: 'radios',
    name: 'reason',
    label: say`Why do you ask them?`,
    options: optionsFrom(nudgeReasonWords),
  },
  {
    kind: 'textarea',
    name: 'words',
    label: say`A few words to the team, if there is more to say (optional)`,
    hint: say`Only people of the teams that work with this referral read them, and they stay in its history with your name. No name, no NHS number, nothing about the person. Up to ${String(NUDGE_WORDS_LENGTH)} characters.`,
  },
]);

/** What is known when the form is shown. */
export interface Nudging {
  readonly timeline: Timeline;
  /** The last time that the team which owes the step was asked. */
  readonly last: Nudge | undefined;
  readonly now: Date;
}

interface Shown {
  readonly answers: FormAnswers;
  readonly problems: readonly FormProblem[];
}

const BACK = inLanguage(() => ({ href: '/operations/stuck', text: say`Stuck referrals` }));

/** Asks the team that owes a late step to look at it; or says why nobody is asked, and who does what instead. */
export function nudgePage(nudging: Nudging, shown?: Shown): CheckPage {
  const { timeline, now } = nudging;
  const { referralId, reference, nextStep } = timeline;
  const instead = insteadOfAsking(nudging);
  const scope = [
    { key: say`Referral`, value: reference ?? referralId, href: pathOf.referral(referralId) },
    ...(nextStep === undefined
      ? []
      : [
          { key: say`Who is asked`, value: nextStep.ownerName },
          { key: say`What they owe`, value: nextStepWords[nextStep.what] },
          {
            key: say`Limit`,
            value: `${momentWords(nextStep.dueAt)}: ${clockWords(nextStep.dueAt, now)}`,
          },
        ]),
    ...lastTime(nudging),
  ];
  const page = { title: say`Ask a team to look at a referral`, scope, back: BACK };
  if (instead !== undefined) return checkPage({ ...page, effects: instead, questions: [] });
  return checkPage(
    {
      ...page,
      effects: [
        say`The team reads in its worklist and on the page of the referral that an operator asked, when and why; it has a notice and an email that say only that it is asked.`,
        say`Who owes what by when stays as it is. Nothing reaches the person.`,
        say`The same team can be asked once a day.`,
      ],
      questions: nudgeQuestions,
      hidden: { asked: nextStep?.owner ?? '', idempotencyKey: newIdempotencyKey() },
      button: say`Ask them to look at it`,
    },
    shown?.answers,
    shown?.problems,
  );
}

const lastTime = ({ last }: Nudging): CheckPage['scope'] =>
  last === undefined
    ? []
    : [
        {
          key: say`Asked before`,
          value: say`${momentWords(last.at)} by ${last.byName}, because ${nudgeBecause(last.reason)}`,
        },
      ];

/** Sentences where nobody can be asked as things stand; undefined where somebody can. */
function insteadOfAsking({ timeline, last, now }: Nudging): readonly string[] | undefined {
  const { nextStep, holder, state } = timeline;
  if (state === 'closed' || state === 'not received')
    return [say`Nobody owes a next step on it, so nobody is asked.`];
  if (nextStep === undefined)
    return [
      say`Routing has not spoken of it yet, so no team owes a next step and none can be asked.`,
      say`Operators find out why: whether intake, eligibility and routing hear (Consumers), whether an event about it has failed (Failed events), and have it said again if it was lost.`,
      say`${holder?.name ?? say`The team that sent it`} holds the person until then. If it takes longer than an hour, telephone them and say that it has not been judged yet.`,
    ];
  if (nextStep.what === 'judge' || nextStep.what === 'mend-failed-event')
    return [
      say`Waymark owes this step itself, so no team can be asked to do it.`,
      say`Operators find out why: whether eligibility and routing hear (Consumers), and whether an event about it has failed (Failed events).`,
      say`${nextStep.ownerName} may offer it to a service by hand meanwhile: telephone them if it takes longer than an hour.`,
    ];
  if (Date.parse(nextStep.dueAt) > now.getTime())
    return [say`It is not past its limit, so nobody is asked yet. Waymark reminds them by itself.`];
  if (last !== undefined && Date.parse(last.againFrom) > now.getTime())
    return [
      say`They have been asked: they may be asked again from ${momentWords(last.againFrom)}.`,
      say`Until then, telephone ${nextStep.ownerName}, and say what is owed.`,
    ];
  return undefined;
}
