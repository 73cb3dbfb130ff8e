import type { Advice, Consideration } from '@waymark/contracts';
import type { Decision, Lead, Verdict } from './decision.js';
import { askHer, hubsWithoutAgreement, linkWorkWithoutAgreement } from './rules/her-agreement.js';
import { askAboutPerinatalTeam, perinatalWithoutAgreement } from './rules/her-agreement.js';
import * as hub from './rules/hub.js';
import { linkWorkThatFits, offerLinkWork } from './rules/link-work.js';
import { perinatalLeads, perinatalTeams } from './rules/perinatal-team.js';
import { askHowUrgent, callNow, urgencyIsOpen, urgentSigns } from './rules/urgent-safety.js';
import { adviseAlternative, alternatives, anything, askAPerson } from './rules/what-is-left.js';
import type { Situation } from './situation.js';
import { clinicalDeadline } from './waits.js';
import { whyNotTaken } from './why-not-taken.js';

/** One line of the routing order. */
interface RoutingRule<Name extends string = string> {
  readonly name: Name;
  /** Said in the record where the rule does not apply. */
  readonly otherwise: string;
  /** What the rule says, where it applies; said only when it is asked for. */
  readonly follow: (situation: Situation) => (() => Verdict) | undefined;
}

/** The routing order. The first rule whose `when` finds something decides; the last one always does. */
export const ROUTING_ORDER = [
  rule({
    name: 'urgent-safety',
    when: urgentSigns,
    then: callNow,
    otherwise: 'Nothing seen needs a call now or within 48 hours, or who took it is recorded.',
  }),
  rule({
    name: 'urgency-to-be-said',
    when: urgencyIsOpen,
    then: askHowUrgent,
    otherwise: 'No sign waits for the referrer to say how urgent it is.',
  }),
  rule({
    name: 'perinatal-team-needs-her-agreement',
    when: perinatalWithoutAgreement,
    then: askAboutPerinatalTeam,
    otherwise: 'The person’s agreement to the perinatal team is given, or that team is not needed.',
  }),
  rule({
    name: 'specialist-perinatal-first',
    when: perinatalTeams,
    then: perinatalLeads,
    otherwise:
      'No psychosis, bipolar disorder, severe depression or OCD and no psychiatric need now, or no perinatal team takes the person.',
  }),
  rule({
    name: 'hub-needs-her-agreement',
    when: hubsWithoutAgreement,
    then: askHer('a hub'),
    otherwise: 'The person’s agreement to a hub is given, or no hub could take them.',
  }),
  rule({
    name: 'choose-between-areas',
    when: hub.areasToChooseFrom,
    then: hub.askWhichArea,
    otherwise: 'No two areas say yes with nothing to choose between them.',
  }),
  rule({
    name: 'hub-pathway-met',
    when: hub.hubsMet,
    then: hub.offerToHub,
    otherwise: 'The person meets no open hub’s pathway outright.',
  }),
  rule({
    name: 'hub-triage-decides',
    when: hub.hubsToAsk,
    then: hub.askHubTriage,
    otherwise: 'No open hub has a point that only its triage can settle.',
  }),
  rule({
    name: 'answer-missing',
    when: hub.answersMissing,
    then: hub.askReferrer,
    otherwise: 'No answer is missing that would settle a hub.',
  }),
  rule({
    name: 'held-until-a-date',
    when: hub.hubsNotYet,
    then: hub.holdUntil,
    otherwise: 'It is too early for no hub, or waiting would come too late.',
  }),
  rule({
    name: 'link-work-needs-her-agreement',
    when: linkWorkWithoutAgreement,
    then: askHer('a charity', 'mild-to-moderate'),
    otherwise: 'The person’s agreement to a charity is given, or link work is not what they need.',
  }),
  rule({
    name: 'link-work',
    when: linkWorkThatFits,
    then: offerLinkWork,
    otherwise: 'No open link work fits, or the need or risk is beyond it.',
  }),
  rule({
    name: 'published-alternative',
    when: alternatives,
    then: adviseAlternative,
    otherwise: 'No published alternative is known to take the person.',
  }),
  rule({
    name: 'a-person-finds-a-place',
    when: anything,
    then: askAPerson,
    otherwise: 'Never: the last rung is always a person.',
  }),
] as const;

export type RuleName = (typeof ROUTING_ORDER)[number]['name'];

/** Decides where she goes now. Pure: the same situation gives the same decision and the same sentences. */
export function route(situation: Situation): Decision {
  const { line, verdict, passed } = decidingRule(situation);
  return decided(line, verdict(), passed, situation);
}

/** The rule that decides, without a word said: for counting what the order would do with many. */
export const ruleFor = (situation: Situation): RuleName => decidingRule(situation).line.name;

function decidingRule(situation: Situation) {
  for (const [at, line] of ROUTING_ORDER.entries()) {
    const verdict = line.follow(situation);
    if (verdict !== undefined) return { line, verdict, passed: ROUTING_ORDER.slice(0, at) };
  }
  throw new RangeError('the routing order has no last rung');
}

function decided(
  line: RoutingRule,
  verdict: Verdict,
  passed: readonly RoutingRule[],
  situation: Situation,
): Decision {
  const deadline = clinicalDeadline(situation);
  const { lead, because, alongside = [], advice = [], unmetNeed, sooner } = verdict;
  return {
    rule: line.name,
    lead,
    because,
    alongside,
    advice: distinct(advice).slice(0, MOST_ADVICE),
    ...(unmetNeed !== undefined && { unmetNeed }),
    ...(sooner !== undefined && { sooner }),
    ...(deadline !== undefined && { deadline }),
    nextStep: owed(lead, situation),
    considered: [
      ...passed.map(({ name, otherwise }): Consideration => ({
        rule: name,
        taken: false,
        because: otherwise,
      })),
      { rule: line.name, taken: true, because },
      ...candidateLines(line.name, verdict, situation),
    ],
  };
}

const MOST_ADVICE = 20;

/** Who owes what next: the service that is offered her, the landing team, or else her own team. */
function owed(lead: Lead, { home, landing }: Situation): Decision['nextStep'] {
  switch (lead.go) {
    case 'offer': {
      const { serviceId, kind, name } = lead.to;
      return { what: 'acknowledge', owner: { organisation: serviceId, kind, name } };
    }
    case 'hold':
      return { what: 'reconfirm', owner: home };
    case 'ask':
      return { what: 'answer-question', owner: home };
    case 'call':
      return { what: 'record-call', owner: home };
    case 'task':
      return {
        what: lead.what,
        owner: lead.what === 'find-a-place' && lead.byHome !== true ? landing : home,
      };
  }
}

function candidateLines(
  name: string,
  { lead, because, alongside = [] }: Verdict,
  situation: Situation,
): readonly Consideration[] {
  const leading = lead.go === 'offer' || lead.go === 'hold' ? lead.to.serviceId : undefined;
  return situation.candidates.map(({ serviceId }): Consideration => {
    if (serviceId === leading) return { rule: name, serviceId, taken: true, because };
    if (alongside.some((place) => place.serviceId === serviceId)) {
      return { rule: name, serviceId, taken: true, because: 'Offered alongside, meanwhile.' };
    }
    return { rule: name, serviceId, taken: false, ...whyNotTaken(serviceId, situation) };
  });
}

function distinct(advice: readonly Advice[]): readonly Advice[] {
  const seen = new Set<string>();
  return advice.filter(({ kind, how }) => {
    const isNew = !seen.has(`${kind} ${how}`);
    seen.add(`${kind} ${how}`);
    return isNew;
  });
}

// Each line keeps what its `when` found for its own `then`, and nobody else sees it.
function rule<const Name extends string, Found>(line: {
  readonly name: Name;
  readonly when: (situation: Situation) => Found | undefined;
  readonly then: (found: Found, situation: Situation) => Verdict;
  readonly otherwise: string;
}): RoutingRule<Name> {
  return {
    name: line.name,
    otherwise: line.otherwise,
    follow: (situation) => {
      const found = line.when(situation);
      return found === undefined ? undefined : () => line.then(found, situation);
    },
  };
}
