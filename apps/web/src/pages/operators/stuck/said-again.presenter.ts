import type { SayAgain } from '@waymark/contracts';
import type { Hearer } from '../../../clients/hearers.js';
import { count, say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
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
      title: say`Have events said again`,
      scope: [
        { key: say`Said by`, value: service },
        { key: say`About`, value: subject, href: pathOf.referral(subject) },
        {
          key: say`Which`,
          value:
            from === to
              ? say`Number ${String(from)}`
              : say`${count(to - from + 1, 'event')}, numbers ${String(from)} to ${String(to)}`,
        },
      ],
      effects: [
        say`Everybody who hears ${service} gets them once more, as they were said. Whoever has had them does nothing.`,
        say`What is older than 35 days cannot be said again.`,
      ],
      questions: [reasonQuestion],
      button: say`Have them said again`,
      back: { href: '/operations/stuck', text: say`Stuck referrals` },
    },
    answers,
    problems,
  );
