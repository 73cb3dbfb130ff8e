import { IsBoolean, IsIn } from 'class-validator';
import {
  LOSS_KINDS,
  ListOfCodes,
  MayBeAbsent,
  type LossFact,
  type LossKind,
} from '@waymark/contracts';
import { defineCriterion, type Judge } from '../criterion.js';
import { met, notKnown, notMet, notPublished } from '../verdict.js';
import { LOSS_WORDS, listed } from '../words.js';

class LossKindSettings {
  @ListOfCodes(LOSS_KINDS, 8) readonly accepts!: readonly LossKind[];
  /** Any reason, or medical reasons only; absent = named without a qualifier. */
  @MayBeAbsent() @IsIn(['any', 'medical']) readonly terminationReasons?: 'any' | 'medical';
  @MayBeAbsent() @IsBoolean() readonly incomplete?: boolean;
}

function ruleOf({ accepts, terminationReasons }: LossKindSettings): string {
  const kinds = accepts.map((kind) =>
    kind === 'termination' && terminationReasons !== undefined
      ? `${LOSS_WORDS[kind]} (${terminationReasons === 'any' ? 'any reason' : 'medical reasons'})`
      : LOSS_WORDS[kind],
  );
  return listed(kinds, 'or');
}

const wordsOf = ({ kind, terminationReason }: LossFact): string =>
  terminationReason === 'medical' ? `${LOSS_WORDS[kind]} for medical reasons` : LOSS_WORDS[kind];

/** Is it a kind of loss that the service takes? */
export const lossKind = defineCriterion({
  code: 'loss-kind',
  question: 'What kind of loss was it?',
  settings: LossKindSettings,
  eachHappening: () => true,
  trouble: ({ accepts }) =>
    accepts.length === 0
      ? { field: 'accepts', reason: 'accepts names no kind of loss' }
      : undefined,
  rule: ruleOf,
  judgeBy(settings): Judge {
    const { accepts, terminationReasons, incomplete = false } = settings;
    const taken = ` Taken: ${ruleOf(settings)}.`;
    const accepted = new Set(accepts);
    const unknown = notKnown(
      { fact: 'occurrences.loss.kind', question: 'What kind of loss was it, and when?' },
      `What was lost was not said.${taken}`,
    );
    const askReason = {
      fact: 'occurrences.loss.terminationReason',
      question: 'Was the termination of pregnancy for medical reasons?',
    };

    return (_, happening) => {
      if (happening === undefined) return unknown;
      const { loss, words } = happening;
      if (loss === undefined) {
        return happening.kind === 'loss' ? unknown : notMet(words, `${words}.${taken}`);
      }
      const seen = wordsOf(loss);
      const because = `${words}.${taken}`;
      if (!accepted.has(loss.kind)) {
        return incomplete
          ? notPublished(seen, `${because} The published list was not read to its end.`)
          : notMet(seen, because);
      }
      if (loss.kind === 'termination' && terminationReasons === 'medical') {
        const reason = loss.terminationReason ?? 'not-stated';
        if (reason === 'not-stated') {
          return notKnown(askReason, `${words}; the reason was not said.${taken}`, seen);
        }
        if (reason === 'other') return notMet(seen, `${words}, for another reason.${taken}`);
      }
      return met(seen, because);
    };
  },
});
