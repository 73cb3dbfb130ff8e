import { IsIn } from 'class-validator';
import {
  DESTINATION_KINDS,
  ListOfCodes,
  MayBeAbsent,
  type DestinationKind,
  type FunctionalImpact,
  type NeedLevel,
} from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { met, notKnown, notMet } from '../verdict.js';
import { LEVEL_WORDS, listed } from '../words.js';
import { ASK_LEVEL } from './asked.js';

const ACCEPTED = ['distress', 'mild', 'moderate', 'severe', 'complex'] as const;
type Accepted = (typeof ACCEPTED)[number];

class SeveritySettings {
  /** `distress` = the page asks for distress and names no least level. */
  @ListOfCodes(ACCEPTED, 5) readonly accepts!: readonly Accepted[];
  /** Where the page sends people whose need is of another level. */
  @MayBeAbsent() @IsIn(DESTINATION_KINDS) readonly redirectTo?: DestinationKind;
}

const ruleOf = ({ accepts }: SeveritySettings): string => `${listed(accepts, 'or')} need`;

/** Most people downplay how they feel: a marked effect on daily life counts as at least moderate. */
const judgedLevel = (level: NeedLevel, impact: FunctionalImpact): NeedLevel =>
  level === 'mild' && impact === 'marked' ? 'moderate' : level;

/** Is the need of a level that the service takes? The referrer's judgement with the impact, never a score. */
export const severity = defineCriterion({
  code: 'severity',
  question: 'How severe is the need?',
  settings: SeveritySettings,
  rule: ruleOf,
  judgeBy(settings) {
    const { accepts, redirectTo } = settings;
    const taken = ` Taken: ${ruleOf(settings)}.`;
    const anyLevel = accepts.includes('distress');
    // A page that takes severe need and does not speak of complex need does not exclude it.
    const takes = new Set<NeedLevel | 'distress'>(accepts);
    if (takes.has('severe')) takes.add('complex');

    return ({ facts: { need } }) => {
      const { level, impact } = need;
      if (level === 'not-known') {
        return anyLevel
          ? met('not known', `Distress of any level is enough.${taken}`)
          : notKnown(ASK_LEVEL, `The level of need was not said.${taken}`);
      }
      const counted = judgedLevel(level, impact);
      const lifted = counted === level ? '' : ', with marked effect on daily life, so moderate';
      const seen = `${LEVEL_WORDS[level]}${lifted}`;
      const because = `The need is ${seen}.${taken}`;
      return anyLevel || takes.has(counted)
        ? met(seen, because)
        : notMet(seen, because, redirectTo);
    };
  },
});
