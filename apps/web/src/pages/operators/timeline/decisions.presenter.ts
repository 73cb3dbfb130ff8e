import type { DecisionRecord, MaskedConsideration } from '@waymark/contracts';
import { inSentence, say } from '../../../language/say.js';
import { momentWords } from '../../../layout/london-time.js';
import { ruleWords, whyNotWords } from '../../../layout/words/rule-words.js';

interface LookedAt {
  readonly what: string;
  readonly became: string;
}

export interface DecisionShown {
  readonly title: string;
  readonly lines: readonly LookedAt[];
}

/** Why routing chose what it chose; the newest first. */
export const decisionsShown = ({ decisions }: DecisionRecord): readonly DecisionShown[] =>
  decisions.map(({ at, considered }) => ({
    title: say`Decided on ${momentWords(at)}`,
    lines: considered.toSorted((one, other) => rank(one) - rank(other)).map(lookedAt),
  }));

function lookedAt({ rule, serviceId, serviceName, taken, whyNot }: MaskedConsideration): LookedAt {
  if (serviceId === undefined)
    return { what: ruleWords(rule), became: taken ? say`Decided` : say`Passed` };
  const what = serviceName ?? serviceId;
  if (taken) return { what, became: say`Taken` };
  return {
    what,
    became: whyNot === undefined ? say`Not taken` : say`Not taken: ${inside(whyNot)}`,
  };
}

const inside = (whyNot: NonNullable<MaskedConsideration['whyNot']>): string =>
  inSentence(whyNotWords[whyNot]);

// What decided, the places that were taken, those that were not, then the steps that were passed.
const rank = ({ taken, serviceId }: MaskedConsideration): number =>
  (taken ? 0 : 2) + (taken === (serviceId === undefined) ? 0 : 1);
