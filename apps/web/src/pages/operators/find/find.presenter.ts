import type { Question } from '../../../layout/form/question.js';
import { showQuestions } from '../../../layout/form/show-questions.js';

const QUESTION: Question = {
  kind: 'text',
  name: 'reference',
  label: 'Reference or referral id',
  hint: 'For example WM-4K7Q-2N8D. Capitals and dashes do not matter.',
  width: 20,
  autocomplete: 'off',
};

/** The search, and what it found; nothing was asked yet where `reference` is absent. */
export const findPage = (reference?: string, found: readonly string[] = []): object => ({
  title: 'Find a referral',
  section: 'Operations',
  questions: showQuestions([QUESTION], { reference }),
  asked: reference !== undefined,
  found: found.map((id) => ({ id, href: `/operations/referrals/${id}` })),
});
