import { IsIn } from 'class-validator';
import {
  DESTINATION_KINDS,
  ListOfCodes,
  MayBeAbsent,
  type DestinationKind,
} from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { met, notKnown, notMet } from '../verdict.js';
import { listed } from '../words.js';

const RISKS = ['suicide-risk', 'significant-risk'] as const;
type Risk = (typeof RISKS)[number];

class RiskSettings {
  @ListOfCodes(RISKS, 2) readonly excludes!: readonly Risk[];
  /** Where the page sends people at such risk. */
  @MayBeAbsent() @IsIn(DESTINATION_KINDS) readonly redirectTo?: DestinationKind;
}

const WORDS: Readonly<Record<Risk, string>> = {
  'suicide-risk': 'risk of suicide',
  'significant-risk': 'significant risk',
};

const ruleOf = ({ excludes }: RiskSettings): string =>
  `people without ${listed(
    excludes.map((one) => WORDS[one]),
    'or',
  )}`;

/** Is there a risk that the service cannot hold? */
export const risk = defineCriterion({
  code: 'risk',
  question: 'How great is the risk to self or others?',
  settings: RiskSettings,
  rule: ruleOf,
  judgeBy(settings) {
    const taken = ` Taken: ${ruleOf(settings)}.`;
    const { redirectTo } = settings;
    const suicide = settings.excludes.includes('suicide-risk');
    const ask = (fact: string, whom: string) => ({
      fact,
      question: `How great is the risk to ${whom}?`,
    });
    const askSelf = ask('safety.riskToSelf', 'self');
    const askOthers = ask('safety.riskToOthers', 'others');
    return ({ facts: { safety } }) => {
      if (suicide && safety.signs.includes('suicidal-plan')) {
        const because = `There is a suicidal plan or intent.${taken}`;
        return notMet('suicidal plan or intent', because, redirectTo);
      }
      if (safety.riskToSelf === 'significant' || safety.riskToOthers === 'significant') {
        return notMet('significant', `The risk is significant.${taken}`, redirectTo);
      }
      if (safety.riskToSelf === 'not-known') {
        return notKnown(askSelf, `The risk to self was not said.${taken}`);
      }
      return safety.riskToOthers === 'not-known'
        ? notKnown(askOthers, `The risk to others was not said.${taken}`)
        : met(safety.riskToSelf, `The risk to self is: ${safety.riskToSelf}.${taken}`);
    };
  },
});
