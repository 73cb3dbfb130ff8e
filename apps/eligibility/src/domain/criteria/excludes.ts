import { IsBoolean, IsIn } from 'class-validator';
import {
  CONDITIONS,
  DESTINATION_KINDS,
  ListOfCodes,
  MAIN_DIFFICULTIES,
  MayBeAbsent,
  type DestinationKind,
  type SafetyFacts,
  type SubstanceUse,
  type YesNoNotKnown,
} from '@waymark/contracts';
import { defineCriterion, type Judge, type SettingsProblem } from '../criterion.js';
import { check, later, met, notKnown, notMet, notPublished, type Verdict } from '../verdict.js';
import { CONDITION_WORDS, DIFFICULTY_WORDS, listed, sentenceCase } from '../words.js';
import { ASK_MAIN_DIFFICULTY } from './asked.js';

const FACTS = [
  'child-removed-by-social-services',
  'better-served-elsewhere',
  'main-difficulty',
  'child-protection-plan',
  'child-in-need-plan',
  'primary-addiction',
  'mbu-exclusions',
  'condition',
] as const;
type Fact = (typeof FACTS)[number];
const UNMANAGED = 'unmanaged-substance-misuse';
const VALUES = [...CONDITIONS, ...MAIN_DIFFICULTIES, UNMANAGED] as const;

class ExcludesSettings {
  @IsIn(FACTS) readonly fact!: Fact;
  @MayBeAbsent() @ListOfCodes(VALUES, 24) readonly values?: readonly (typeof VALUES)[number][];
  /** What the page does instead of a no: asks, or usually does not take. */
  @MayBeAbsent() @IsIn(['ask', 'usually-not']) readonly outcome?: 'ask' | 'usually-not';
  /** Only a clinician of the service can judge it. */
  @MayBeAbsent() @IsBoolean() readonly judgement?: boolean;
  @MayBeAbsent() @IsIn(DESTINATION_KINDS) readonly redirectTo?: DestinationKind;
}

const FACT_WORDS: Readonly<Record<Fact, string>> = {
  'child-removed-by-social-services': 'people whose child was removed by social services',
  'better-served-elsewhere': 'people better served elsewhere',
  'main-difficulty': 'people whose main difficulty is',
  'child-protection-plan': 'families with a child protection plan',
  'child-in-need-plan': 'families with a child in need plan',
  'primary-addiction': 'people whose main problem is addiction',
  'mbu-exclusions': 'people for whom a mother and baby unit is not meant',
  condition: 'people with',
};

const VALUE_WORDS: Readonly<Record<string, string>> = {
  ...DIFFICULTY_WORDS,
  ...CONDITION_WORDS,
  [UNMANAGED]: 'unmanaged substance misuse',
};
const valueWords = (value: string): string => VALUE_WORDS[value] ?? value;

function ruleOf({ fact, values = [], outcome }: ExcludesSettings): string {
  const names = values.length === 0 ? '' : ` ${listed(values.map(valueWords), 'or')}`;
  const how = { ask: 'considered one by one', 'usually-not': 'usually not, ask by telephone' };
  return `${outcome === undefined ? 'not' : `${how[outcome]}:`} ${FACT_WORDS[fact]}${names}`;
}

function trouble({ fact, values }: ExcludesSettings): SettingsProblem | undefined {
  const needsValues = fact === 'condition' || fact === 'main-difficulty';
  return needsValues && (values ?? []).length === 0
    ? { field: 'values', reason: `values must name what is excluded by ${fact}` }
    : undefined;
}

interface Plan {
  readonly fact: string;
  readonly name: string;
}
const CHILD_PROTECTION = { fact: 'safety.childProtectionPlan', name: 'child protection plan' };
const CHILD_IN_NEED = { fact: 'safety.childInNeedPlan', name: 'child in need plan' };
const PLANS: Readonly<Partial<Record<Fact, Plan>>> = {
  'child-protection-plan': CHILD_PROTECTION,
  'child-in-need-plan': CHILD_IN_NEED,
};

/** What the page says it does not take. */
export const excludes = defineCriterion({
  code: 'excludes',
  question: 'Is there anything that the service does not take?',
  settings: ExcludesSettings,
  trouble,
  rule: ruleOf,
  judgeBy(settings): Judge {
    const taken = ` Rule: ${ruleOf(settings)}.`;
    if (settings.judgement === true) {
      const seen = 'for the service to judge';
      const open = met(
        seen,
        `Nothing in the referral decides this; the service judges it.${taken}`,
      );
      return () => open;
    }
    return JUDGES[settings.fact](settings, taken);
  },
  changesBy({ fact }) {
    const plan = PLANS[fact];
    if (plan === undefined) return () => [];
    return () => [
      check(plan.fact, `Recorded: there is a ${plan.name}. Is that right?`),
      later(plan.fact, `The end of the ${plan.name} would change this.`),
    ];
  },
});

type Maker = (settings: ExcludesSettings, taken: string) => Judge;

const JUDGES: Readonly<Record<Fact, Maker>> = {
  'child-removed-by-social-services': childRemoved,
  'better-served-elsewhere': judgedByAPerson,
  'mbu-exclusions': judgedByAPerson,
  'main-difficulty': mainDifficultyIs,
  'child-protection-plan': plan(CHILD_PROTECTION, ({ childProtectionPlan }) => childProtectionPlan),
  'child-in-need-plan': plan(CHILD_IN_NEED, ({ childInNeedPlan }) => childInNeedPlan),
  'primary-addiction': primaryAddiction,
  condition: conditionIs,
};

function judgedByAPerson(_: ExcludesSettings, taken: string): Judge {
  const open = notPublished('not known', `It is not published how this is decided.${taken}`);
  return () => open;
}

function childRemoved({ redirectTo }: ExcludesSettings, taken: string): Judge {
  const none = met('none recorded', `No removal was recorded.${taken}`);
  const ask = {
    fact: 'occurrences.separation.cause',
    question: 'Was the separation a removal by social services?',
  };
  return ({ happenings }) => {
    let unknown: Verdict | undefined;
    for (const { separation, words } of happenings) {
      if (separation?.cause === 'safeguarding' || separation?.cause === 'social-care-proceedings') {
        return notMet(words, `${words}, by social services.${taken}`, redirectTo);
      }
      if (separation?.cause === 'not-known') unknown = notKnown(ask, `${words}.${taken}`, words);
    }
    return unknown ?? none;
  };
}

function mainDifficultyIs({ values = [], redirectTo }: ExcludesSettings, taken: string): Judge {
  const excluded = new Set<string>(values);
  return ({ facts: { need } }) => {
    const main = need.mainDifficulty;
    const seen = DIFFICULTY_WORDS[main];
    if (main === 'not-known') {
      return notKnown(ASK_MAIN_DIFFICULTY, `The main difficulty was not said.${taken}`);
    }
    const because = `${sentenceCase(seen)}.${taken}`;
    return excluded.has(main) ? notMet(seen, because, redirectTo) : met(seen, because);
  };
}

function plan({ fact, name }: Plan, read: (safety: SafetyFacts) => YesNoNotKnown): Maker {
  return ({ outcome, redirectTo }, taken) => {
    const none = met('no', `There is no ${name}.${taken}`);
    const there = `There is a ${name}.${taken}`;
    const yes =
      outcome === undefined ? notMet('yes', there, redirectTo) : notPublished('yes', there);
    const ask = { fact, question: `Is there a ${name}?` };
    const unsaid = notKnown(ask, `Whether there is a ${name} was not said.${taken}`);
    return ({ facts }) => {
      const answer = read(facts.safety);
      if (answer === 'not-known') return unsaid;
      return answer === 'yes' ? yes : none;
    };
  };
}

const SUBSTANCE_WORDS: Readonly<Record<SubstanceUse, string>> = {
  none: 'no substance use',
  present: 'substance use, not the main problem',
  primary: 'substance use as the main problem',
  'not-known': 'not known',
};
const ASK_SUBSTANCE = {
  fact: 'safety.substanceUse',
  question: 'Is there substance use, and is it the main problem?',
};

function primaryAddiction({ redirectTo }: ExcludesSettings, taken: string): Judge {
  return ({ facts: { safety, need } }) => {
    const { substanceUse } = safety;
    const seen = SUBSTANCE_WORDS[substanceUse];
    if (substanceUse === 'primary' || need.mainDifficulty === 'substance-misuse') {
      return notMet(
        SUBSTANCE_WORDS.primary,
        `There is ${SUBSTANCE_WORDS.primary}.${taken}`,
        redirectTo,
      );
    }
    if (substanceUse !== 'not-known') return met(seen, `There is ${seen}.${taken}`);
    if (need.mainDifficulty === 'not-known') {
      return notKnown(ASK_SUBSTANCE, `Substance use was not said.${taken}`);
    }
    const main = DIFFICULTY_WORDS[need.mainDifficulty];
    return met(main, `The main difficulty is ${main}.${taken}`);
  };
}

function conditionIs({ values = [], redirectTo }: ExcludesSettings, taken: string): Judge {
  const excluded = new Set<string>(values);
  const substances = excluded.has(UNMANAGED);
  return ({ facts: { need, safety } }) => {
    const found = need.conditions.find((one) => excluded.has(one));
    if (found !== undefined) {
      return notMet(
        CONDITION_WORDS[found],
        `There is ${CONDITION_WORDS[found]}.${taken}`,
        redirectTo,
      );
    }
    if (substances && safety.substanceUse === 'primary') {
      return notMet(
        SUBSTANCE_WORDS.primary,
        `There is ${SUBSTANCE_WORDS.primary}.${taken}`,
        redirectTo,
      );
    }
    return substances && safety.substanceUse === 'not-known'
      ? notKnown(ASK_SUBSTANCE, `Substance use was not said.${taken}`)
      : met('none named', `None of these was named.${taken}`);
  };
}
