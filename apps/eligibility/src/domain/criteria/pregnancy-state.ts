import { IsIn } from 'class-validator';
import { DESTINATION_KINDS, MayBeAbsent, type DestinationKind } from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { check, later, met, notKnown, notMet } from '../verdict.js';
import { STATE_WORDS, sentenceCase } from '../words.js';
import { ASK_STATE } from './asked.js';

type Required = 'pregnant' | 'not-pregnant' | 'planning-or-pregnant';

class PregnancyStateSettings {
  @IsIn(['pregnant', 'not-pregnant', 'planning-or-pregnant']) readonly required!: Required;
  /** Where the page says to go instead. */
  @MayBeAbsent() @IsIn(DESTINATION_KINDS) readonly otherwise?: DestinationKind;
}

const RULES: Readonly<Record<Required, string>> = {
  pregnant: 'pregnant now',
  'not-pregnant': 'not pregnant now',
  'planning-or-pregnant': 'planning a pregnancy or pregnant',
};
const ACCEPTED: Readonly<Record<Required, readonly string[]>> = {
  pregnant: ['pregnant'],
  'not-pregnant': ['not-pregnant', 'planning'],
  'planning-or-pregnant': ['planning', 'pregnant'],
};

const LATER: Readonly<Record<Required, string>> = {
  pregnant: 'A pregnancy would change this.',
  'not-pregnant': 'The end of this pregnancy would change this.',
  'planning-or-pregnant': 'A pregnancy, or planning one, would change this.',
};

/** Must there be a pregnancy now, or must there be none? */
export const pregnancyState = defineCriterion({
  code: 'pregnancy-state',
  question: 'Is the person pregnant, or planning a pregnancy?',
  settings: PregnancyStateSettings,
  rule: ({ required }) => RULES[required],
  judgeBy({ required, otherwise }) {
    const taken = ` Taken: ${RULES[required]}.`;
    const accepted = ACCEPTED[required];
    return ({ facts: { current } }) => {
      if (current.state === 'not-known') {
        return notKnown(ASK_STATE, `Whether there is a pregnancy was not said.${taken}`);
      }
      const seen = STATE_WORDS[current.state];
      const because = `${sentenceCase(seen)}.${taken}`;
      return accepted.includes(current.state)
        ? met(seen, because)
        : notMet(seen, because, otherwise);
    };
  },
  changesBy:
    ({ required }) =>
    ({ facts: { current } }) => [
      check(ASK_STATE.fact, `Recorded: ${STATE_WORDS[current.state]}. Is that right?`),
      later(ASK_STATE.fact, LATER[required]),
    ],
});
