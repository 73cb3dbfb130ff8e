import { IsIn } from 'class-validator';
import {
  ListOfCodes,
  MayBeAbsent,
  SEPARATION_CAUSES,
  type SeparationCause,
  type SeparationTime,
} from '@waymark/contracts';
import { defineCriterion, type Judge } from '../criterion.js';
import { met, notKnown, notMet } from '../verdict.js';
import { SEPARATION_WORDS, listed } from '../words.js';

const TIMES = ['birth', 'maternity-setting'] as const;
type Time = (typeof TIMES)[number];

class SeparationCauseSettings {
  /** `separation` = the page names no cause, so every cause is taken. */
  @ListOfCodes(SEPARATION_CAUSES, 6) readonly accepts!: readonly SeparationCause[];
  @MayBeAbsent() @IsIn(TIMES) readonly at?: Time;
}

// A baby who leaves from the maternity ward leaves at or soon after birth, so the two words mean the same here.
const AT_WORDS: Readonly<Record<Time, string>> = {
  birth: 'at birth or in the maternity setting',
  'maternity-setting': 'in the maternity setting',
};
const SEEN_AT: Readonly<Record<SeparationTime, string>> = {
  birth: 'at birth',
  'maternity-setting': 'in the maternity setting',
  later: 'later',
  'not-known': 'at a time that was not said',
};

function ruleOf({ accepts, at }: SeparationCauseSettings): string {
  const causes = accepts.includes('separation')
    ? 'separation for any cause'
    : `separation because of ${listed(
        accepts.map((cause) => SEPARATION_WORDS[cause]),
        'or',
      )}`;
  return at === undefined ? causes : `${causes}, ${AT_WORDS[at]}`;
}

/** Why and when were parent and baby separated? */
export const separationCause = defineCriterion({
  code: 'separation-cause',
  question: 'Why and when were parent and baby separated?',
  settings: SeparationCauseSettings,
  eachHappening: () => true,
  rule: ruleOf,
  judgeBy(settings): Judge {
    const { accepts, at } = settings;
    const taken = ` Taken: ${ruleOf(settings)}.`;
    const anyCause = accepts.includes('separation');
    const askCause = {
      fact: 'occurrences.separation.cause',
      question: 'Why were parent and baby separated?',
    };
    const askTime = {
      fact: 'occurrences.separation.at',
      question: 'Were parent and baby separated at birth, on the maternity ward, or later?',
    };

    return (_, happening) => {
      const separation = happening?.separation;
      if (happening === undefined || separation === undefined) {
        return happening === undefined || happening.kind === 'separation'
          ? notKnown(askCause, `What separated parent and baby was not said.${taken}`)
          : notMet(happening.words, `${happening.words}.${taken}`);
      }
      const { cause } = separation;
      const seen = `${SEPARATION_WORDS[cause]}, ${SEEN_AT[separation.at]}`;
      const because = `${happening.words}: ${seen}.${taken}`;
      const causeTaken = anyCause || accepts.includes(cause);
      if (!causeTaken && cause !== 'not-known') return notMet(seen, because);
      if (at !== undefined && separation.at === 'later') return notMet(seen, because);
      if (!causeTaken) return notKnown(askCause, because, seen);
      return at !== undefined && separation.at === 'not-known'
        ? notKnown(askTime, because, seen)
        : met(seen, because);
    };
  },
});
