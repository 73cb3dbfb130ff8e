import type {
  CriteriaStanding,
  DespiteCriteriaReason,
  LineOutcome,
  Outcome,
} from '@waymark/contracts';

export interface Tag {
  readonly text: string;
  /** Colour of the NHS tag; the text says the same. */
  readonly colour: string;
}

export const lineTags: Readonly<Record<LineOutcome, Tag>> = {
  met: { text: 'Met', colour: 'green' },
  'not-met': { text: 'Not met', colour: 'grey' },
  'not-yet': { text: 'Not yet', colour: 'blue' },
  'not-known': { text: 'Not known', colour: 'yellow' },
  'not-published': { text: 'Not published', colour: 'purple' },
};

export const outcomeTags: Readonly<Record<Outcome, Tag>> = {
  eligible: { text: 'Meets the criteria', colour: 'green' },
  'not-eligible': { text: 'Criteria not met', colour: 'grey' },
  'not-yet': { text: 'Not yet', colour: 'blue' },
  'cannot-tell': { text: 'Cannot tell yet', colour: 'yellow' },
};

export const standingWords: Readonly<Record<CriteriaStanding, string>> = {
  unconfirmed: 'Read from a public page, not confirmed by the area: it informs and decides nothing',
  demonstration: 'Demonstration, read from a public page',
  approved: 'Approved by the area',
};

export const despiteCriteriaWords: Readonly<Record<DespiteCriteriaReason, string>> = {
  'clinical-judgement': 'In my judgement this service is right for the person all the same',
  'more-than-asked': 'There is more to it than the form asks',
  'agreed-with-team': 'The team has agreed to look at it',
  'person-asks': 'The person asks for this service',
  'nothing-else-here': 'Nothing else here can help',
  'criteria-seem-wrong': 'What is published seems wrong or out of date',
  'another-reason': 'Another reason, said below',
};
