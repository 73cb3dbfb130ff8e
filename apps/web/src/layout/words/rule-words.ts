import type { WhyNotTaken } from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';

/** The steps of the routing order, as what each looks at. */
const WORDS: Readonly<Record<string, string>> = inLanguage(() => ({
  'urgent-safety': say`An urgent call`,
  'urgency-to-be-said': say`How urgent it is`,
  'perinatal-team-needs-her-agreement': say`Agreement to the specialist perinatal team`,
  'specialist-perinatal-first': say`The specialist perinatal team first`,
  'hub-needs-her-agreement': say`Agreement to a maternal mental health service`,
  'choose-between-areas': say`A choice between areas`,
  'hub-pathway-met': say`A maternal mental health service whose criteria are met`,
  'hub-triage-decides': say`A maternal mental health service that decides an open point`,
  'answer-missing': say`An answer of the referrer`,
  'held-until-a-date': say`Waiting for a date`,
  'link-work-needs-her-agreement': say`Agreement to a charity`,
  'link-work': say`Link work`,
  'published-alternative': say`Another published place`,
  'a-person-finds-a-place': say`A coordinator who finds a place`,
  'chosen-by-a-person': say`A place that somebody chose`,
}));

/** A rule that a later version added is said in the words of its code. */
export function ruleWords(rule: string): string {
  const words = WORDS[rule] ?? rule.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Why a place was not taken, without anything of the person. */
export const whyNotWords: Readonly<Record<WhyNotTaken, string>> = inLanguage(() => ({
  'said-no': say`It has said no`,
  'not-in-directory': say`It is not in the directory`,
  'not-agreed': say`Agreement is missing`,
  closed: say`It is closed, or not confirmed open`,
  'not-judged': say`Nothing that is needed was judged there`,
  met: say`Something else comes first`,
  'open-point': say`It has an open point, and something else comes first`,
  'answer-missing': say`An answer is missing`,
  'not-yet': say`Too early`,
  'not-met': say`Its criteria are not met`,
}));
