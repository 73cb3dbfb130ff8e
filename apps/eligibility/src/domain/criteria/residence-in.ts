import { IsBoolean } from 'class-validator';
import { ListOfText, MayBeAbsent } from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { KEY } from '../place-register.js';
import { ASK_HOME } from './asked.js';
import { changesWhere, judgeWhere, namesOf, type WhereQuestion } from './whereabouts.js';

class ResidenceInSettings {
  @ListOfText(KEY, 60) readonly places!: readonly string[];
  /** The published list was not read to its end. */
  @MayBeAbsent() @IsBoolean() readonly incomplete?: boolean;
}

const ASK: WhereQuestion = {
  ...ASK_HOME,
  is: 'Home is in',
  outsideEngland: 'Home is outside England',
  none: 'There is no fixed address',
  noneIsNo: false,
};

/** Does the person live in the area? */
export const residenceIn = defineCriterion({
  code: 'residence-in',
  question: 'Where is home?',
  settings: ResidenceInSettings,
  rule: (settings, { places }) => `home in ${namesOf(settings.places, places)}`,
  judgeBy(settings, { places }) {
    const rule = `home in ${namesOf(settings.places, places)}`;
    const judge = judgeWhere(ASK, settings, rule, places);
    return ({ home }) => judge(home);
  },
  changesBy: () => (referral) => changesWhere(ASK, referral.home),
});
