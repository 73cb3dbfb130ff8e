import type { QuarantineGroup } from '@waymark/contracts';
import type { GroupTurn } from '../../../clients/failed-events.client.js';
import type { Hearer } from '../../../clients/hearers.js';
import { count, inLanguage, say } from '../../../language/say.js';
import { checkPage, type CheckPage } from '../../../layout/actions/check-page.js';
import { reasonQuestion } from '../../../layout/actions/reason.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers, Question } from '../../../layout/form/question.js';
import type { Colleague } from '../../../store/colleagues.store.js';
import { pathOf, typeWords, whoWords } from './failed.presenter.js';

/** What a form is about: a group as it waits, or its key alone where nothing of it waits any more. */
export interface Cared {
  readonly service: Hearer;
  readonly key: string;
  readonly group: QuarantineGroup | undefined;
}

interface Shown {
  readonly answers: FormAnswers;
  readonly problems: readonly FormProblem[];
}

const NOTHING: Shown = { answers: {}, problems: [] };
const GONE = (): string => say`Nothing of this group waits any more: there is nothing left to do.`;

const scopeOf = ({ service, key, group }: Cared): CheckPage['scope'] => [
  {
    key: say`Group`,
    value: group === undefined ? say`A group of failed events` : typeWords(group),
    href: pathOf.group(service, key),
  },
  { key: say`Set aside by`, value: service },
  ...(group === undefined
    ? []
    : [{ key: say`How many wait`, value: count(group.events, 'event') }]),
];

const back = ({ service, key }: Cared) => ({
  href: pathOf.group(service, key),
  text: say`The group`,
});

const ASIDE: Readonly<Record<GroupTurn, Pick<CheckPage, 'title' | 'effects' | 'button'>>> =
  inLanguage(() => ({
    archive: {
      title: say`Archive this group until it grows`,
      effects: [
        say`It stands below the others, until another of its kind is set aside: then it is back.`,
        say`Nothing of the events changes. The referrals that they are about go on waiting, so archive only what cannot be mended now.`,
      ],
      button: say`Archive it`,
    },
    return: {
      title: say`Bring this group back`,
      effects: [say`It stands among those that have to be looked at again.`],
      button: say`Bring it back`,
    },
  }));

export function asidePage(cared: Cared, turn: GroupTurn, shown = NOTHING): CheckPage {
  const { title, effects, button } = ASIDE[turn];
  const waits = cared.group !== undefined;
  return checkPage(
    {
      title,
      scope: scopeOf(cared),
      effects: waits ? effects : [GONE()],
      questions: waits ? [reasonQuestion] : [],
      ...(waits && button !== undefined && { button }),
      back: back(cared),
    },
    shown.answers,
    shown.problems,
  );
}

export const NOBODY = 'nobody';

export const whoQuestion = (colleagues: readonly Colleague[]): Question => ({
  kind: 'select',
  name: 'who',
  label: say`Who looks after it?`,
  options: [
    { value: NOBODY, text: say`Nobody` },
    ...colleagues.map(({ subject, name }) => ({ value: subject, text: name })),
  ],
});

export function assignPage(
  cared: Cared,
  colleagues: readonly Colleague[],
  shown: Partial<Shown> = {},
): CheckPage {
  const { group } = cared;
  const names = new Map(colleagues.map(({ subject, name }) => [subject, name]));
  return checkPage(
    {
      title: say`Who looks after this group`,
      scope: [
        ...scopeOf(cared),
        ...(group === undefined ? [] : [{ key: say`Now`, value: whoWords(group, names) }]),
      ],
      effects:
        group === undefined
          ? [GONE()]
          : [say`Everybody who looks at the failed events reads the name.`],
      questions: group === undefined ? [] : [whoQuestion(colleagues)],
      ...(group !== undefined && { button: say`Save` }),
      back: back(cared),
    },
    shown.answers ?? { who: group?.assignee ?? NOBODY },
    shown.problems ?? [],
  );
}
