import type { PlanDesk } from '@waymark/contracts';
import { say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { safeContactFirst } from '../../../layout/words/safe-contact.js';
import type { PlanContext, PlanForm } from './changes/plan-form.js';

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

/** A colleague was faster: what has happened, and what was written here, so that it is not lost. */
export function planConflictPage(detail: string, desk: PlanDesk): object {
  return {
    title: say`The plan has changed since you opened it`,
    section: say`Link-work plan`,
    reference: desk.reference,
    detail,
    href: `/worklist/${desk.referralId}/plan`,
    back: { href: `/worklist/${desk.referralId}/plan`, text: say`Plan` },
  };
}
