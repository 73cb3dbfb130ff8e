import type { OccurrenceKind } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart, Question } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { occurrenceLine, occurrenceWords } from '../../../layout/words/history-words.js';
import { backLink, stepWords } from '../refer/topic-page.js';
import type { TopicContext } from '../refer/topics/topic.js';
import { occurrenceFactsFrom } from './occurrence-facts.js';

export const NOTHING_MORE = 'nothing-more';

const TITLES: Readonly<Record<OccurrenceKind, string>> = inLanguage(() => ({
  loss: say`A loss`,
  birth: say`A birth`,
  separation: say`Separation from a baby`,
}));

/** The list of what was added, and what to add next; a loss first where one was told of. */
export function listPage(
  id: string,
  context: TopicContext,
  from: string | undefined,
  problems: readonly FormProblem[] = [],
): object {
  const question = addQuestion(context);
  return {
    title: context.wording.afterLoss ? say`What happened` : say`Births, losses and separations`,
    section: say`Make a referral`,
    caption: stepWords('what-happened', context, from),
    items: occurrenceFactsFrom(context.answers.occurrences).map((fact, index) => ({
      kind: TITLES[fact.kind],
      words: occurrenceLine(fact),
      change: `/refer/${id}/what-happened/items/${String(index)}`,
      remove: `/refer/${id}/what-happened/items/${String(index)}/removal`,
    })),
    problems: linkProblems([question], problems),
    questions: showQuestions([question], {}, problems),
    hidden: { shown: String(context.answers.occurrences.length) },
    back: backLink(id, 'what-happened', context, from),
    saveAndLeave: `/refer/${id}`,
  };
}

function addQuestion({ wording, answers }: TopicContext): Question {
  const kinds: readonly OccurrenceKind[] = wording.afterLoss
    ? ['loss', 'birth', 'separation']
    : ['birth', 'loss', 'separation'];
  const nothingYet = answers.occurrences.length === 0;
  return {
    kind: 'radios',
    name: 'add',
    label: nothingYet ? say`What do you want to add?` : say`Is there anything more to add?`,
    hint: say`One baby at a time. For twins, add each.`,
    options: [
      ...kinds.map((value) => ({ value, text: occurrenceWords[value] })),
      { value: NOTHING_MORE, text: nothingYet ? say`None of these happened` : say`Nothing more` },
    ],
  };
}

/** One thing that happened; `shown` is how many there are before it, where it is one more. */
export function occurrencePage(
  id: string,
  kind: OccurrenceKind,
  questions: readonly FormPart[],
  answers: FormAnswers,
  problems: readonly FormProblem[],
  shown?: number,
): object {
  return {
    title: TITLES[kind],
    hidden: shown === undefined ? {} : { shown: String(shown) },
    section: say`Make a referral`,
    lead:
      kind === 'loss'
        ? [say`Only what is known. Nobody needs to be asked again for this form.`]
        : [],
    problems: linkProblems(questions, problems),
    questions: showQuestions(questions, answers, problems),
    back: { href: `/refer/${id}/what-happened`, text: say`Back` },
  };
}
