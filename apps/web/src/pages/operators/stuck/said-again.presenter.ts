import type { SayAgain } from '@waymark/contracts';
import type { Hearer } from '../../../clients/hearers.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { count } from '../../../layout/london-time.js';
import { checkPage, type CheckPage } from '../../../layout/actions/check-page.js';
import { reasonQuestion } from '../../../layout/actions/reason.js';
import { pathOf } from '../failed/failed.presenter.js';

/** Which events: of whom, from which number to which. */
export type Meant = Required<Omit<SayAgain, 'reason'>>;

/** Has a service say events once more, before it is done. */
export const saidAgainPage = (
  service: Hearer,
  { subject, from, to }: Meant,
  answers: FormAnswers = {},
  problems: readonly FormProblem[] = [],
): CheckPage =>
  checkPage(
    {
      title: 'Have events said again',
      scope: [
        { key: 'Said by', value: service },
        { key: 'About', value: subject, href: pathOf.referral(subject) },
        {
          key: 'Which',
          value:
            from === to
              ? `Number ${String(from)}`
              : `${count(to - from + 1, 'event')}, numbers ${String(from)} to ${String(to)}`,
        },
      ],
      effects: [
        `Everybody who hears ${service} gets them once more, as they were said. Whoever has had them does nothing.`,
        'What is older than 35 days cannot be said again.',
      ],
      questions: [reasonQuestion],
      button: 'Have them said again',
      back: { href: '/operations/stuck', text: 'Stuck referrals' },
    },
    answers,
    problems,
  );
