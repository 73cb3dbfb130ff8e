import type { CriteriaStanding, LineOutcome, Outcome } from '@waymark/contracts';

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
