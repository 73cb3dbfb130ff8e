import type { PlanDesk, Problem } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { safeContactFirst } from '../../../layout/words/safe-contact.js';
import type { PlanContext, PlanForm } from './changes/plan-form.js';
import { changeWords } from './plan.presenter.js';

/** The page of one change. */
export function planChangePage(
  form: PlanForm,
  context: PlanContext,
  shown: {
    readonly answers: FormAnswers;
    readonly problems: readonly FormProblem[];
    /** The version the page was first read at: kept, or a colleague would be overwritten. */
    readonly version?: string;
  },
): object {
  const { desk, about, contact } = context;
  const parts = form.questions(context);
  return {
    title: form.title,
    section: say`Link-work plan`,
    reference: desk.reference,
    lead: form.lead(context),
    about: form.about?.(context),
    safeContact: form.what === 'record-contact' ? safeContactFirst(contact) : [],
    button: form.button,
    problems: linkProblems(parts, shown.problems),
    questions: showQuestions(parts, shown.answers, shown.problems),
    hidden: {
      version: shown.version ?? String(desk.plan?.version ?? 0),
      idempotencyKey: newIdempotencyKey(),
      ...(about !== '' && { about }),
    },
    back: { href: `/worklist/${desk.referralId}/plan`, text: say`Plan` },
  };
}

/** Why routing takes no change now, by its code; it says it for programs. */
const REFUSED: Readonly<Record<string, string>> = inLanguage(() => ({
  'changed-meanwhile': say`Somebody in your team has changed the plan since you opened it.`,
  'plan-exists': say`Somebody in your team has begun the plan since you opened this page.`,
  'plan-open': say`Somebody in your team has taken up the plan again since you opened this page.`,
  'no-plan': say`There is no plan yet. Begin one first.`,
  'plan-ended': say`The plan has ended. It can be taken up again.`,
  'not-with-you': say`The referral is closed, or your team’s part of it has ended.`,
}));

/** A colleague was faster: what they have done since that version, newest first, and how it stands. */
export function planConflictPage(
  { code, detail }: Pick<Problem, 'code' | 'detail'>,
  desk: PlanDesk,
  version: number,
): object {
  const href = `/worklist/${desk.referralId}/plan`;
  return {
    title: say`The plan has changed since you opened it`,
    section: say`Link-work plan`,
    reference: desk.reference,
    detail: REFUSED[code] ?? detail,
    since: (desk.plan?.changes ?? []).filter((change) => change.version > version).map(changeWords),
    href,
    back: { href, text: say`Plan` },
  };
}
