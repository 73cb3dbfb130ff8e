import type { Day } from '@waymark/contracts';
import { isUnder16 } from '../topics/consent.topic.js';
import type { DraftAnswers } from './draft.js';

/** The answers without who could agree for somebody who is not, or no longer, under 16: nothing asks for it then. */
export function fittingAnswers(answers: DraftAnswers, today: Day): DraftAnswers {
  const { consent } = answers.topics;
  if (consent?.under16 === undefined || isUnder16({ answers, today })) return answers;
  const { under16: _, ...others } = consent;
  return { ...answers, topics: { ...answers.topics, consent: others } };
}
