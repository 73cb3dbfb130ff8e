import type { Move, PlacementView, Problem } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { momentWords } from '../../../layout/london-time.js';
import { safeContactFirst } from '../../../layout/words/safe-contact.js';
import { stateWords } from '../../../layout/words/placing-words.js';
import { carrying, type ListFilter } from '../worklist/worklist-filter.js';
import { byWhom } from '../referral/hub-referral.presenter.js';
import type { MoveContext, MoveForm, Tells } from './move-form.js';
import type { WhatFollows } from './what-follows.js';

/** The page of one move, with what follows from it. */
export function movePage(
  move: MoveForm,
  context: MoveContext,
  shown: {
    readonly answers: FormAnswers;
    readonly problems: readonly FormProblem[];
    /** The version the page was first read at: kept, or a colleague would be overwritten. */
    readonly version?: string;
    /** The list that is worked through, where there is one. */
    readonly list?: ListFilter | undefined;
    readonly follows?: WhatFollows | undefined;
  },
): object {
  const { referralId, reference, version } = context.placement;
  const parts = move.questions(context);
  return {
    title: move.title,
    section: say`Worklist`,
    reference,
    safeContact: move.reaches === true ? safeContactFirst(context.contact) : [],
    lead: [
      ...move.lead,
      ...(shown.follows?.nobodyTold === true
        ? [NOBODY_TOLD()]
        : toldSentences(move, context.placement)),
    ],
    told: move.told?.(context) ?? [],
    button: move.button,
    ...(shown.follows !== undefined && { follows: shown.follows }),
    goesOn: shown.list !== undefined,
    problems: linkProblems(parts, shown.problems),
    questions: showQuestions(parts, shown.answers, shown.problems),
    hidden: {
      version: shown.version ?? String(version),
      idempotencyKey: newIdempotencyKey(),
    },
    back: { href: `/worklist/${referralId}${carrying(shown.list)}`, text: say`Back` },
  };
}

const GP_MAY_HAVE_TO_KNOW: readonly Move[] = [
  'decline',
  'pass-on',
  'step-up',
  'step-down',
  'record-death',
];

/** Whom Waymark writes to because of it, and whom it does not: nobody relies on a message that never goes out. */
export function toldSentences(
  { move, tells }: Pick<MoveForm, 'move' | 'tells'>,
  { selfReferral = false }: Pick<PlacementView, 'selfReferral'>,
): readonly string[] {
  if (tells === undefined) return [];
  return [
    (selfReferral ? TOLD_OF_SELF : TOLD)[tells],
    ...(GP_MAY_HAVE_TO_KNOW.includes(move)
      ? [say`Waymark sends nothing to a GP: where the GP has to know, your team tells them.`]
      : []),
  ];
}

const NOBODY_TOLD = (): string =>
  say`Your team works alongside: no message goes out because of it.`;

const TOLD: Readonly<Record<Tells, string>> = inLanguage(() => ({
  referrer: say`The team that sent it gets a message that there is something to read.`,
  question: say`The team that sent it gets a message that there is a question for it. The question itself is read on this site.`,
  person: say`The team that sent it gets a message that there is something to read; so does the person, only where that is known to be safe.`,
  teams: say`The team that sent it, and every other team that works with the person, get a message that there is something to read.`,
}));

const TOLD_OF_SELF: Readonly<Record<Tells, string>> = inLanguage(() => ({
  referrer: say`The person sent it themselves, and no message tells them of this: your team tells them.`,
  question: say`The person sent it themselves, and no message asks them: your team, or whoever coordinates, does.`,
  person: say`The person sent it themselves, and gets a message only where that is known to be safe.`,
  teams: say`Every other team that works with the person gets a message that there is something to read. No message goes to the person.`,
}));

/** Routing's code of what was decided on a version that stands no more. */
const MOVED_MEANWHILE = 'moved-meanwhile';

/** Somebody else was faster: what has happened meanwhile. */
export function conflictPage(
  { code, detail }: Pick<Problem, 'code' | 'detail'>,
  placement: PlacementView,
): object {
  const { referralId, reference, state, holder, history } = placement;
  const last = history.reduce<PlacementView['history'][number] | undefined>(
    (latest, step) => (latest === undefined || step.at > latest.at ? step : latest),
    undefined,
  );
  return {
    title: say`This has changed since you opened it`,
    section: say`Worklist`,
    reference,
    // Routing says it for programs, with versions and codes.
    detail:
      code === MOVED_MEANWHILE
        ? say`Somebody has decided or recorded something about it since then. Read it again before you decide.`
        : detail,
    state: stateWords[state],
    holder: holder?.name,
    ...(last !== undefined && {
      last: `${momentWords(last.at)}: ${last.because}${byWhom(last.by)}`,
    }),
    href: `/worklist/${referralId}`,
    back: { href: '/worklist', text: say`Worklist` },
  };
}
