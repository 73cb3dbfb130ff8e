import type { PracticesFound } from '@waymark/contracts';
import { say } from '../../../../language/say.js';
import type { FormProblem } from '../../../../layout/form/check-answers.js';
import type { FormPart } from '../../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../../layout/form/show-questions.js';

/** Chosen where the practice is not among those found. */
export const NONE = 'none';

/** What was typed cannot be looked for. */
export const NOT_SEARCHED = 'not-searched';

const search = (name: string): FormPart => ({
  kind: 'text',
  name: 'q',
  label: say`Name of the GP practice`,
  hint: say`Part of its name, its town, its postcode or its code.${name === '' ? '' : say` A longer question finds fewer.`}`,
  width: 30,
  autocomplete: 'off',
});

const found = ({ practices }: PracticesFound): FormPart => ({
  kind: 'radios',
  name: 'code',
  label: say`Which practice is it?`,
  options: [
    ...practices.map(({ code, name, address }) => ({
      value: code,
      text: name,
      hint: `${address} (${code})`,
    })),
    { value: NONE, text: say`None of these: choose the area of the practice instead` },
  ],
});

/** The practices that a name finds, to choose one; undefined: the list cannot be asked just now. That there is none is said only where it was looked for. */
export function findPracticePage(
  id: string,
  name: string,
  outcome: PracticesFound | typeof NOT_SEARCHED | undefined,
  problems: readonly FormProblem[] = [],
): object {
  const practices = outcome === NOT_SEARCHED ? undefined : outcome;
  const isFound = practices !== undefined && practices.practices.length > 0;
  const parts = isFound ? [found(practices)] : [];
  return {
    title: say`Find the GP practice`,
    section: say`Make a referral`,
    name,
    search: showQuestions([search(name)], { q: name }, problems),
    problems: linkProblems([search(name), ...parts], problems),
    silent: outcome === undefined,
    nothing: practices?.practices.length === 0,
    more: practices?.more === true,
    questions: showQuestions(parts, {}, problems),
    whereHref: `/refer/${id}/where`,
    back: { href: `/refer/${id}/where`, text: say`Back` },
  };
}
