import { IsIn } from 'class-validator';
import { ListOfCodes, RED_FLAGS, type SafetyFacts, type Urgency } from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { met } from '../verdict.js';
import { SIGN_WORDS, listed } from '../words.js';

const URGENT = ['call-now', 'within-48-hours'] as const;
const PLACES = {
  'emergency-999': '999',
  'crisis-4h': 'the crisis team (within 4 hours)',
  crisis: 'the crisis team, or NHS 111 and its mental health option',
  'specialist-perinatal': 'the specialist perinatal team',
  'childrens-social-care': "children's social care",
} as const;
type Sign = (typeof RED_FLAGS)[number];
type Place = keyof typeof PLACES;

class SafetyRedirectSettings {
  /** Signs that the page sends elsewhere first. */
  @ListOfCodes(RED_FLAGS, 11) readonly signs!: readonly Sign[];
  /** How urgent the professional says it is. */
  @ListOfCodes(URGENT, 2) readonly urgency!: readonly (typeof URGENT)[number][];
  @IsIn(Object.keys(PLACES)) readonly to!: Place;
}

const URGENCY_WORDS: Readonly<Record<(typeof URGENT)[number], string>> = {
  'call-now': 'need of a call now',
  'within-48-hours': 'need of help within 48 hours',
};

function ruleOf({ signs, urgency, to }: SafetyRedirectSettings): string {
  const when = [
    ...signs.map((sign) => SIGN_WORDS[sign]),
    ...urgency.map((one) => URGENCY_WORDS[one]),
  ];
  return `${PLACES[to]} first for ${listed(when, 'or')}`;
}

/** Urgent in another way than this page names is not "nothing urgent". */
const isUrgent = ({ urgency, signs }: SafetyFacts): boolean =>
  URGENT.some((one) => one === urgency) || (signs.length > 0 && urgency !== 'not-urgent');

/** Does the page send urgent need elsewhere first? It refuses nobody: the call is made, and the referral goes on beside it. */
export const safetyRedirect = defineCriterion({
  code: 'safety-redirect',
  question: 'Does anything need an urgent call first?',
  settings: SafetyRedirectSettings,
  trouble: ({ signs, urgency }) =>
    signs.length + urgency.length === 0
      ? { field: 'signs', reason: 'signs or urgency must name what is sent elsewhere first' }
      : undefined,
  rule: ruleOf,
  judgeBy(settings) {
    const rule = ` Rule: ${ruleOf(settings)}.`;
    const first = ` Telephone ${PLACES[settings.to]} now; this referral goes on beside the call.`;
    const urgent = new Set<Urgency>(settings.urgency);
    const none = met('nothing urgent', `Nothing urgent was seen.${rule}`);
    const other = met('none of these', `None of what the page names was seen.${rule}`);
    const unasked = met('not asked', `Signs of urgent need were not asked about.${rule}`);
    return ({ facts: { safety } }) => {
      const sign = settings.signs.find((one) => safety.signs.includes(one));
      if (sign !== undefined && safety.urgency !== 'not-urgent') {
        return met(SIGN_WORDS[sign], `Seen: ${SIGN_WORDS[sign]}.${first}${rule}`);
      }
      if (urgent.has(safety.urgency)) {
        const seen = URGENCY_WORDS[safety.urgency as (typeof URGENT)[number]];
        return met(seen, `Said: ${seen}.${first}${rule}`);
      }
      if (isUrgent(safety)) return other;
      return safety.signsAsked ? none : unasked;
    };
  },
});
