import { IsIn } from 'class-validator';
import {
  CONDITIONS,
  LOSS_KINDS,
  ListOfCodes,
  MayBeAbsent,
  type Condition,
  type LossKind,
} from '@waymark/contracts';
import { defineCriterion, type Judge, type SettingsProblem } from '../criterion.js';
import type { Happening } from '../happening.js';
import type { ReferralCase } from '../referral-case.js';
import { met, notKnown, notMet, type Verdict } from '../verdict.js';
import { CONDITION_WORDS, LOSS_WORDS, listed, sentenceCase } from '../words.js';

const AFTER = ['birth', ...LOSS_KINDS] as const;
type After = 'birth' | LossKind;

class ConditionSettings {
  /** Any of these. */
  @MayBeAbsent() @ListOfCodes(CONDITIONS, 16) readonly accepts?: readonly Condition[];
  /** This one. */
  @MayBeAbsent() @IsIn(CONDITIONS) readonly requires?: Condition;
  /** What it must have come after. */
  @MayBeAbsent() @ListOfCodes(AFTER, 9) readonly after?: readonly After[];
}

function ruleOf({ accepts = [], requires, after }: ConditionSettings): string {
  const wanted = requires === undefined ? accepts : [requires];
  const words = listed(
    wanted.map((condition) => CONDITION_WORDS[condition]),
    'or',
  );
  return after === undefined
    ? words
    : `${words} after ${listed(
        after.map((event) => (event === 'birth' ? 'birth' : LOSS_WORDS[event])),
        'or',
      )}`;
}

function trouble({ accepts, requires }: ConditionSettings): SettingsProblem | undefined {
  return (accepts === undefined) === (requires === undefined)
    ? { field: 'requires', reason: 'exactly one of requires and accepts must be given' }
    : undefined;
}

function isAfter(after: readonly After[], { facts }: ReferralCase, happening: Happening): boolean {
  if (happening.loss !== undefined && after.includes(happening.loss.kind)) return true;
  if (!after.includes('birth')) return false;
  if (happening.kind === 'birth' || happening.birth !== undefined) return true;
  return happening.kind === 'trauma' && facts.need.traumaKinds.includes('birth');
}

/** Is it a condition that the service takes, and did it come after what the page names? */
export const condition = defineCriterion({
  code: 'condition',
  question: 'Which difficulties are there, and after what?',
  settings: ConditionSettings,
  eachHappening: ({ after }) => after !== undefined,
  trouble,
  rule: ruleOf,
  judgeBy(settings): Judge {
    const { accepts = [], requires, after } = settings;
    const wanted = requires === undefined ? accepts : [requires];
    const taken = ` Taken: ${ruleOf(settings)}.`;
    const named = listed(
      wanted.map((one) => CONDITION_WORDS[one]),
      'or',
    );
    const ask = { fact: 'need.conditions', question: `Which difficulties are there (${named})?` };
    const askWhat = { fact: 'occurrences.kind', question: 'After what did it begin, and when?' };

    return (referral, happening): Verdict => {
      const has = referral.facts.need.conditions;
      const seen = listed(
        has.map((one) => CONDITION_WORDS[one]),
        'and',
      );
      if (after !== undefined && happening !== undefined && !isAfter(after, referral, happening)) {
        return notMet(happening.what, `${happening.words}.${taken}`);
      }
      if (has.length === 0) return notKnown(ask, `No difficulty was named.${taken}`);
      if (!wanted.some((one) => has.includes(one))) {
        return notMet(seen, `${sentenceCase(seen)}.${taken}`);
      }
      if (after === undefined) return met(seen, `${sentenceCase(seen)}.${taken}`);
      return happening === undefined
        ? notKnown(askWhat, `After what it began was not said.${taken}`, seen)
        : met(seen, `${sentenceCase(seen)}. ${happening.words}.${taken}`);
    };
  },
});
