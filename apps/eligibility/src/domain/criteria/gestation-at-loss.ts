import { IsInt, Max, Min } from 'class-validator';
import { LOSS_KINDS, ListOfCodes, MayBeAbsent, type LossKind } from '@waymark/contracts';
import { defineCriterion, type Judge } from '../criterion.js';
import { met, notKnown, notMet } from '../verdict.js';
import { LOSS_WORDS, counted } from '../words.js';

/** In England a stillbirth is a death in pregnancy from 24 weeks; earlier it is a miscarriage. */
const STILLBIRTH_WEEKS = 24;

class GestationAtLossSettings {
  @MayBeAbsent() @IsInt() @Min(1) @Max(44) readonly atLeastWeeks?: number;
  @MayBeAbsent() @IsInt() @Min(1) @Max(44) readonly atMostWeeks?: number;
  /** Kinds of loss it counts for; absent = all. */
  @MayBeAbsent() @ListOfCodes(LOSS_KINDS, 8) readonly appliesTo?: readonly LossKind[];
}

function ruleOf({ atLeastWeeks, atMostWeeks }: GestationAtLossSettings): string {
  const parts = [
    ...(atLeastWeeks === undefined ? [] : [`from ${atLeastWeeks} weeks`]),
    ...(atMostWeeks === undefined ? [] : [`up to ${atMostWeeks} weeks`]),
  ];
  return `a loss ${parts.join(' and ')} of pregnancy`;
}

/** The weeks that a kind of loss means by itself. */
function weeksMeantBy(kind: LossKind): { least: number; most: number } | undefined {
  if (kind === 'stillbirth') return { least: STILLBIRTH_WEEKS, most: 44 };
  return kind === 'miscarriage' || kind === 'recurrent-miscarriage'
    ? { least: 0, most: STILLBIRTH_WEEKS - 1 }
    : undefined;
}

/** How many weeks was the pregnancy at the loss? */
export const gestationAtLoss = defineCriterion({
  code: 'gestation-at-loss',
  question: 'At how many weeks of pregnancy was the loss?',
  settings: GestationAtLossSettings,
  eachHappening: () => true,
  trouble({ atLeastWeeks: least, atMostWeeks: most }) {
    if (least === undefined && most === undefined) {
      return { field: 'atLeastWeeks', reason: 'atLeastWeeks or atMostWeeks must be given' };
    }
    return least !== undefined && most !== undefined && least > most
      ? { field: 'atMostWeeks', reason: 'the span ends before it begins: nobody can meet this' }
      : undefined;
  },
  rule: ruleOf,
  judgeBy(settings): Judge {
    const { atLeastWeeks: least = 0, atMostWeeks: most = 44, appliesTo } = settings;
    const taken = ` Taken: ${ruleOf(settings)}.`;
    const fact = 'occurrences.loss.gestationWeeks';
    const ask = { fact, question: 'At how many weeks of pregnancy was the loss?' };
    const unsaid = notKnown(ask, `The weeks of pregnancy were not said.${taken}`);

    return (_, happening) => {
      const loss = happening?.loss;
      if (happening === undefined || loss === undefined) return unsaid;
      if (appliesTo !== undefined && !appliesTo.includes(loss.kind)) {
        return met(LOSS_WORDS[loss.kind], `${happening.words}: the weeks do not matter here.`);
      }
      const weeks = loss.gestationWeeks;
      const meant = weeks === undefined ? weeksMeantBy(loss.kind) : { least: weeks, most: weeks };
      if (meant === undefined) return unsaid;
      const seen = weeks === undefined ? LOSS_WORDS[loss.kind] : counted(weeks, 'week');
      const because = `${happening.words}${weeks === undefined ? '' : `, at ${seen}`}.${taken}`;
      if (meant.least >= least && meant.most <= most) return met(seen, because);
      return meant.most < least || meant.least > most ? notMet(seen, because) : unsaid;
    };
  },
});
