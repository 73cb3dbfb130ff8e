import type {
  CriteriaStanding,
  DespiteCriteriaReason,
  LineOutcome,
  Outcome,
} from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';

export interface Tag {
  readonly text: string;
  /** Colour of the NHS tag; the text says the same. */
  readonly colour: string;
}

export const lineTags: Readonly<Record<LineOutcome, Tag>> = inLanguage(() => ({
  met: { text: say`Met`, colour: 'green' },
  'not-met': { text: say`Not met`, colour: 'grey' },
  'not-yet': { text: say`Not yet`, colour: 'blue' },
  'not-known': { text: say`Not known`, colour: 'yellow' },
  'not-published': { text: say`Not published`, colour: 'purple' },
}));

export const outcomeTags: Readonly<Record<Outcome, Tag>> = inLanguage(() => ({
  eligible: { text: say`Meets the criteria`, colour: 'green' },
  'not-eligible': { text: say`Criteria not met`, colour: 'grey' },
  'not-yet': { text: say`Not yet`, colour: 'blue' },
  'cannot-tell': { text: say`Cannot tell yet`, colour: 'yellow' },
}));

export const standingWords: Readonly<Record<CriteriaStanding, string>> = inLanguage(() => ({
  unconfirmed: say`Read from a public page, not confirmed by the area: it informs and decides nothing`,
  demonstration: say`Demonstration, read from a public page`,
  approved: say`Approved by the area`,
}));

export const despiteCriteriaWords: Readonly<Record<DespiteCriteriaReason, string>> = inLanguage(
  () => ({
    'clinical-judgement': say`In my judgement this service is right for the person all the same`,
    'more-than-asked': say`There is more to it than the form asks`,
    'agreed-with-team': say`The team has agreed to look at it`,
    'person-asks': say`The person asks for this service`,
    'nothing-else-here': say`Nothing else here can help`,
    'criteria-seem-wrong': say`What is published seems wrong or out of date`,
    'another-reason': say`Another reason, said below`,
  }),
);
