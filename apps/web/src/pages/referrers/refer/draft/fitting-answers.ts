import type { Day } from '@waymark/contracts';
import type { FormAnswers } from '../../../../layout/form/question.js';
import { isUnder16 } from '../topics/consent.topic.js';
import { seenAnswers } from './contact-from-draft.js';
import { textOf, type DraftAnswers } from './draft.js';

/** The answers as the form asks them today, of whenever they were saved. */
export const fittingAnswers = (answers: DraftAnswers, today: Day): DraftAnswers =>
  withWhoSees(withoutWhoAgrees(answers, today));

/** Without who could agree for somebody who is not, or no longer, under 16: nothing asks for it then. */
function withoutWhoAgrees(answers: DraftAnswers, today: Day): DraftAnswers {
  const { consent } = answers.topics;
  if (consent?.under16 === undefined || isUnder16({ answers, today })) return answers;
  const { under16: _, ...others } = consent;
  return { ...answers, topics: { ...answers.topics, consent: others } };
}

/** Whether others see messages was asked before it was asked who. */
function withWhoSees(answers: DraftAnswers): DraftAnswers {
  const { contact } = answers.topics;
  if (contact?.othersSeeMessages === undefined) return answers;
  const { othersSeeMessages: _, ...others } = contact;
  const said = textOf(contact, 'othersSeeMessages');
  const seen: FormAnswers = said === 'yes' || said === 'no' ? seenAnswers(said) : seenAnswers();
  return { ...answers, topics: { ...answers.topics, contact: { ...seen, ...others } } };
}
