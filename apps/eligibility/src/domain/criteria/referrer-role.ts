import { IsBoolean } from 'class-validator';
import { ListOfCodes, REFERRER_ROLES, type ReferrerRole } from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { later, met, notMet, notPublished } from '../verdict.js';
import { ROLE_WORDS, listed } from '../words.js';

const HEALTH: readonly ReferrerRole[] = [
  'midwife',
  'gp',
  'health-visitor',
  'obstetrician',
  'doctor',
  'community-nurse',
  'mental-health-practitioner',
  'perinatal-mental-health-professional',
  'community-mental-health-professional',
  'talking-therapies',
  'crisis-team',
  'camhs',
];
const MENTAL_HEALTH = HEALTH.slice(6);
const PROFESSIONAL = REFERRER_ROLES.filter((role) => role !== 'self' && role !== 'family');
const NOT_HERSELF = REFERRER_ROLES.filter((role) => role !== 'self');

/** Words that pages use for more than one of our roles. */
const GROUPS: Readonly<Record<string, readonly ReferrerRole[]>> = {
  anyone: NOT_HERSELF,
  professional: PROFESSIONAL,
  agency: PROFESSIONAL,
  'any-agency': PROFESSIONAL,
  'any-health-professional': HEALTH,
  'any-health-or-social-care-professional': [...HEALTH, 'social-worker', 'family-support-worker'],
  'maternity-team': ['midwife', 'obstetrician'],
  'perinatal-team': ['perinatal-mental-health-professional'],
  'mental-health-service': MENTAL_HEALTH,
  'mental-health-practitioner': [
    'mental-health-practitioner',
    'perinatal-mental-health-professional',
    'community-mental-health-professional',
  ],
  'recovery-team': ['community-mental-health-professional'],
  therapist: ['counsellor', 'talking-therapies'],
  doctor: ['doctor', 'gp', 'obstetrician'],
};
const PUBLISHED_ROLES = [...new Set([...Object.keys(GROUPS), ...REFERRER_ROLES])];

class ReferrerRoleSettings {
  /** Empty = the page does not say who may refer. */
  @ListOfCodes(PUBLISHED_ROLES, 30) readonly roles!: readonly string[];
  /** The list is the whole list. */
  @IsBoolean() readonly exhaustive!: boolean;
}

const SAID: Readonly<Record<string, string>> = ROLE_WORDS;
const words = (roles: readonly string[]): string =>
  listed(
    roles.map((role) => SAID[role] ?? role.replaceAll('-', ' ')),
    'or',
  );

/** May this profession refer? A list that is not said to be whole refuses nobody. */
export const referrerRole = defineCriterion({
  code: 'referrer-role',
  question: 'Who refers?',
  settings: ReferrerRoleSettings,
  rule: ({ roles, exhaustive }) =>
    roles.length === 0
      ? 'referrers: not published'
      : `referred by ${words(roles)}${exhaustive ? ' only' : ''}`,
  judgeBy({ roles, exhaustive }) {
    const accepted = new Set<string>(
      roles.flatMap((role): readonly string[] => GROUPS[role] ?? [role]),
    );
    const taken = ` Taken: ${words(roles)}${exhaustive ? ' only' : ''}.`;
    return ({ facts: { referrer } }) => {
      const seen = ROLE_WORDS[referrer.role];
      const because = `Referred by: ${seen}.`;
      if (roles.length === 0) return met(seen, `${because} The page does not limit who refers.`);
      if (accepted.has(referrer.role)) return met(seen, `${because}${taken}`);
      return exhaustive
        ? notMet(seen, `${because}${taken}`)
        : notPublished(seen, `${because}${taken} The page does not say that nobody else may.`);
    };
  },
  changesBy: ({ roles }) => {
    const change = later('referrer.role', `A referral by ${words(roles)} would change this.`);
    return () => [change];
  },
});
