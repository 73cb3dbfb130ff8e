import type { PlacementView } from '@waymark/contracts';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { momentWords } from '../../../layout/london-time.js';
import { stateWords } from '../../../layout/words/placing-words.js';
import { byWhom } from '../referral/hub-referral.presenter.js';
import type { MoveContext, MoveForm } from './move-form.js';

/** The page of one move, with what follows from it. */
export function movePage(
  move: MoveForm,
  context: MoveContext,
  shown: {
    readonly answers: FormAnswers;
    readonly problems: readonly FormProblem[];
    /** The version the page was first read at: kept, or a colleague would be overwritten. */
    readonly version?: string;
  },
): object {
  const { referralId, reference, version } = context.placement;
  const parts = move.questions(context);
  return {
    title: move.title,
    section: 'Worklist',
    reference,
    lead: move.lead,
    button: move.button,
    problems: linkProblems(parts, shown.problems),
    questions: showQuestions(parts, shown.answers, shown.problems),
    hidden: {
      version: shown.version ?? String(version),
      idempotencyKey: newIdempotencyKey(),
    },
    back: { href: `/worklist/${referralId}`, text: 'Back' },
  };
}

/** Somebody else was faster: what has happened meanwhile. */
export function conflictPage(detail: string, placement: PlacementView): object {
  const { referralId, reference, state, holder, history } = placement;
  const last = history.reduce<PlacementView['history'][number] | undefined>(
    (latest, step) => (latest === undefined || step.at > latest.at ? step : latest),
    undefined,
  );
  return {
    title: 'This has changed since you opened it',
    section: 'Worklist',
    reference,
    detail,
    state: stateWords[state],
    holder: holder?.name,
    ...(last !== undefined && {
      last: `${momentWords(last.at)}: ${last.because}${byWhom(last.by)}`,
    }),
    href: `/worklist/${referralId}`,
    back: { href: '/worklist', text: 'Worklist' },
  };
}
