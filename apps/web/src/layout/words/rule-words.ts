import type { WhyNotTaken } from '@waymark/contracts';

/** The steps of the routing order, as what each looks at. */
const WORDS: Readonly<Record<string, string>> = {
  'urgent-safety': 'An urgent call',
  'urgency-to-be-said': 'How urgent it is',
  'perinatal-team-needs-her-agreement': 'Agreement to the specialist perinatal team',
  'specialist-perinatal-first': 'The specialist perinatal team first',
  'hub-needs-her-agreement': 'Agreement to a maternal mental health service',
  'choose-between-areas': 'A choice between areas',
  'hub-pathway-met': 'A maternal mental health service whose criteria are met',
  'hub-triage-decides': 'A maternal mental health service that decides an open point',
  'answer-missing': 'An answer of the referrer',
  'held-until-a-date': 'Waiting for a date',
  'link-work-needs-her-agreement': 'Agreement to a charity',
  'link-work': 'Link work',
  'published-alternative': 'Another published place',
  'a-person-finds-a-place': 'A person who finds a place',
  'chosen-by-a-person': 'A place that somebody chose',
};

/** A rule that a later version added is said in the words of its code. */
export function ruleWords(rule: string): string {
  const words = WORDS[rule] ?? rule.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Why a place was not taken, without anything of the person. */
export const whyNotWords: Readonly<Record<WhyNotTaken, string>> = {
  'said-no': 'It has said no',
  'not-in-directory': 'It is not in the directory',
  'not-agreed': 'Agreement is missing',
  closed: 'It is closed, or not confirmed open',
  'not-judged': 'Nothing that is needed was judged there',
  met: 'Something else comes first',
  'open-point': 'It has an open point, and something else comes first',
  'answer-missing': 'An answer is missing',
  'not-yet': 'Too early',
  'not-met': 'Its criteria are not met',
};
