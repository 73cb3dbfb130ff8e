import type { ShownIdentity } from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { checkPage, type CheckPage } from '../../../layout/actions/check-page.js';
import { reasonQuestion } from '../../../layout/actions/reason.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { dayWords } from '../../../layout/london-time.js';
import { pathOf } from '../failed/failed.presenter.js';

const backTo = (id: string) => ({ href: pathOf.referral(id), text: say`The timeline` });

export const askToShowPage = (
  id: string,
  answers: FormAnswers = {},
  problems: readonly FormProblem[] = [],
): CheckPage =>
  checkPage(
    {
      title: say`Show whom this referral is about`,
      scope: [
        { key: say`Referral`, value: id, href: pathOf.referral(id) },
        { key: say`What is shown`, value: say`Name and birth date, once, on the next page` },
      ],
      effects: [
        say`Who you are, when, and why is written down first, for good. Whoever looks after the person can ask for it.`,
      ],
      questions: [reasonQuestion],
      button: say`Write it down, and show`,
      back: backTo(id),
    },
    answers,
    problems,
  );

export const shownPage = (id: string, shown: ShownIdentity): object => ({
  title: say`Whom this referral is about`,
  section: say`Operations`,
  rows: [
    { key: say`Name`, value: shown.fullName },
    ...(shown.nameToUse === undefined ? [] : [{ key: say`Name to use`, value: shown.nameToUse }]),
    {
      key: say`Birth date`,
      value: shown.birthDate === undefined ? say`Not known` : dayWords(shown.birthDate),
    },
  ],
  back: backTo(id),
});
