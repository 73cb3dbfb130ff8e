import { isDeepStrictEqual } from 'node:util';
import type { FormAnswers } from '../../../layout/form/question.js';
import { textOf } from '../refer/draft/draft.js';

const NUMBER = /^\d+$/;

/** The list with one more, or with one in the place of another. */
export const withOccurrence = (
  list: readonly FormAnswers[],
  at: number | undefined,
  occurrence: FormAnswers,
): readonly FormAnswers[] =>
  at === undefined
    ? [...list, occurrence]
    : list.map((kept, index) => (index === at ? occurrence : kept));

/** The list without one; who shared its pregnancy is counted from its new place. */
export const withoutOccurrence = (
  list: readonly FormAnswers[],
  at: number,
): readonly FormAnswers[] =>
  list
    .filter((_, index) => index !== at)
    .map((occurrence) => {
      const same = textOf(occurrence, 'samePregnancyAs');
      if (!NUMBER.test(same) || Number(same) < at) return occurrence;
      const moved = Number(same) === at ? 'own' : String(Number(same) - 1);
      return { ...occurrence, samePregnancyAs: moved };
    });

/** Whether it was added already from a page that showed so many: its form was posted twice. A twin comes from a page that shows one more. */
export const isAdded = (
  list: readonly FormAnswers[],
  shown: string | undefined,
  occurrence: FormAnswers,
): boolean => shown !== undefined && isDeepStrictEqual(list[Number(shown)], occurrence);
