import { IsIn } from 'class-validator';
import { DESTINATION_KINDS, MayBeAbsent, type DestinationKind } from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { check, later, met, notKnown, notMet } from '../verdict.js';

class PriorTherapySettings {
  @IsIn([true]) readonly required!: true;
  /** Where the page sends people who have had no help so far. */
  @MayBeAbsent() @IsIn(DESTINATION_KINDS) readonly stepTo?: DestinationKind;
}

const RULE = 'people who had talking therapy or similar care first';
const QUESTION = 'Has talking therapy or similar care been tried first?';

/** Has talking therapy been tried first? */
export const priorTherapy = defineCriterion({
  code: 'prior-therapy',
  question: QUESTION,
  settings: PriorTherapySettings,
  rule: () => RULE,
  judgeBy({ stepTo }) {
    const taken = ` Taken: ${RULE}.`;
    const yes = met('yes', `Talking therapy or similar care has been tried.${taken}`);
    const no = notMet(
      'no',
      `Talking therapy or similar care has not been tried yet.${taken}`,
      stepTo,
    );
    const unsaid = notKnown(
      { fact: 'need.priorTherapy', question: QUESTION },
      `Whether talking therapy or similar care was tried was not said.${taken}`,
    );
    return ({ facts: { need } }) => {
      if (need.priorTherapy === 'not-known') return unsaid;
      return need.priorTherapy === 'yes' ? yes : no;
    };
  },
  changesBy: () => () => [
    check('need.priorTherapy', 'Recorded: no talking therapy or similar care yet. Is that right?'),
    later('need.priorTherapy', 'Having had talking therapy or similar care would change this.'),
  ],
});
