import { IsIn } from 'class-validator';
import type { Change, ReferralFacts, YesNoNotKnown } from '@waymark/contracts';
import { defineCriterion, type RegisteredCriterion } from '../criterion.js';
import { met, notKnown, notMet } from '../verdict.js';

/** Settings of a criterion that a page either requires or does not name. */
export class RequiredSettings {
  @IsIn([true]) readonly required!: true;
}

interface YesOrNo {
  readonly code: string;
  readonly question: string;
  readonly fact: string;
  readonly rule: string;
  readonly yes: string;
  readonly no: string;
  readonly read: (facts: ReferralFacts) => YesNoNotKnown;
  /** What would change a "no"; absent where it is a clinical judgement. */
  readonly changes?: readonly Change[];
}

/** A criterion that one yes-or-no fact answers. */
export function yesOrNo({ fact, read, changes, ...words }: YesOrNo): RegisteredCriterion {
  const taken = ` Taken: ${words.rule}.`;
  const yes = met('yes', `${words.yes}.${taken}`);
  const no = notMet('no', `${words.no}.${taken}`);
  const unsaid = notKnown({ fact, question: words.question }, `It was not said.${taken}`);
  return defineCriterion({
    code: words.code,
    question: words.question,
    settings: RequiredSettings,
    rule: () => words.rule,
    judgeBy:
      () =>
      ({ facts }) => {
        const answer = read(facts);
        if (answer === 'not-known') return unsaid;
        return answer === 'yes' ? yes : no;
      },
    ...(changes !== undefined && { changesBy: () => () => changes }),
  });
}
