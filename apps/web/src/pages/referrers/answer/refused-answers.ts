import type { FieldProblem } from '@waymark/contracts';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import { wordsOfProblem } from '../check-answers/sending-problems.js';
import { answersFact, isFact, type AskedQuestion } from './asked-questions.js';

/** Fields of a change that no question asks by the same name. */
const FACTS: Readonly<Record<string, string>> = {
  urgencyComment: 'safety.urgency',
  'safety.notUrgentBecause': 'safety.urgency',
  'safety.signsAsked': 'safety.signs',
  postcode: 'places.residence',
  'where.residence': 'places.residence',
  'where.residencePlaces': 'places.residence',
  'where.gpPractice': 'places.gpPractice',
  'where.gpPracticeCode': 'places.gpPractice',
  'where.gpPlaces': 'places.gpPractice',
  'where.bookedUnit': 'places.bookedUnit',
  'where.unit': 'places.bookedUnit',
};

/** The fact that intake found wrong, `occurrences.on` for `occurrences[1].on`; undefined where no question asks it. */
export function factOfField(field: string): string | undefined {
  const names = field.replaceAll(/\[\d+\]/g, '').split('.');
  const paths = names.map((_, dropped) => names.slice(0, names.length - dropped).join('.'));
  return paths.map((path) => FACTS[path] ?? path).find(isFact);
}

/** What intake has refused, at the question that puts it right. */
export function refusedAt(
  refused: readonly FieldProblem[],
  asked: readonly AskedQuestion[],
): readonly FormProblem[] {
  return refused.map((problem) => {
    const fact = factOfField(problem.field);
    const index = /^occurrences\[(\d+)\]/.exec(problem.field)?.[1];
    const here = asked.filter(({ of }) => index === undefined || of === Number(index));
    const ofFact = here.filter((each) => fact !== undefined && answersFact(each, fact));
    const last = problem.field.split('.').at(-1);
    const question = ofFact.find(({ field }) => field === last) ?? ofFact[0];
    return { field: question?.part.name ?? 'maincontent', text: wordsOfProblem(problem) };
  });
}
