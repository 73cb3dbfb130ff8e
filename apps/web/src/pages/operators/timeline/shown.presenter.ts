import type { ShownIdentity } from '@waymark/contracts';
import { checkPage, type CheckPage } from '../../../layout/actions/check-page.js';
import { reasonQuestion } from '../../../layout/actions/reason.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { dayWords } from '../../../layout/london-time.js';
import { pathOf } from '../failed/failed.presenter.js';

const backTo = (id: string) => ({ href: pathOf.referral(id), text: 'The timeline' });

export const askToShowPage = (
  id: string,
  answers: FormAnswers = {},
  problems: readonly FormProblem[] = [],
): CheckPage =>
  checkPage(
    {
      title: 'Show whom this referral is about',
      scope: [
        { key: 'Referral', value: id, href: pathOf.referral(id) },
        { key: 'What is shown', value: 'Name and birth date, once, on the next page' },
      ],
      effects: [
        'Who you are, when, and why is written down first, for good. Whoever looks after the person can ask for it.',
      ],
      questions: [reasonQuestion],
      button: 'Write it down, and show',
      back: backTo(id),
    },
    answers,
    problems,
  );

export const shownPage = (id: string, shown: ShownIdentity): object => ({
  title: 'Whom this referral is about',
  section: 'Operations',
  rows: [
    { key: 'Name', value: shown.fullName },
    ...(shown.nameToUse === undefined ? [] : [{ key: 'Name to use', value: shown.nameToUse }]),
    {
      key: 'Birth date',
      value: shown.birthDate === undefined ? 'Not known' : dayWords(shown.birthDate),
    },
  ],
  back: backTo(id),
});
