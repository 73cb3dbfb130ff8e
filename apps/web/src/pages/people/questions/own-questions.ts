import { inLanguage } from '../../../language/say.js';
import type { QuestionSlug } from '../draft/own-answers.js';
import { aboutYou } from './about-you.js';
import { howYouAre } from './how-you-are.js';
import type { OwnQuestion } from './own-question.js';
import { reachingYou } from './reaching-you.js';
import { whatHappened } from './what-happened.js';
import { where } from './where.js';

export const ownQuestions: Readonly<Record<QuestionSlug, OwnQuestion>> = inLanguage(() => ({
  ...whatHappened,
  ...where,
  ...howYouAre,
  ...aboutYou,
  ...reachingYou,
}));

export const isOwnQuestion = (slug: string): slug is QuestionSlug =>
  Object.hasOwn(ownQuestions, slug);
