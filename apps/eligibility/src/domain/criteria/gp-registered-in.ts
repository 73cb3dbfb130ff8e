import { IsBoolean } from 'class-validator';
import { ListOfText, MayBeAbsent } from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { KEY } from '../place-register.js';
import { later } from '../verdict.js';
import { changesWhere, judgeWhere, namesOf, type WhereQuestion } from './whereabouts.js';

class GpRegisteredInSettings {
  @ListOfText(KEY, 60) readonly places!: readonly string[];
  /** The published list was not read to its end. */
  @MayBeAbsent() @IsBoolean() readonly incomplete?: boolean;
}

const ASK: WhereQuestion = {
  fact: 'places.gpPractice',
  question: 'Which area is the GP practice in?',
  is: 'The GP practice is in',
  outsideEngland: 'The GP practice is outside England',
  none: 'There is no registration with a GP practice',
  noneIsNo: true,
};

/** Is the person registered with a GP practice of the area? */
export const gpRegisteredIn = defineCriterion({
  code: 'gp-registered-in',
  question: 'Where is the GP practice?',
  settings: GpRegisteredInSettings,
  rule: (settings, { places }) => `a GP practice in ${namesOf(settings.places, places)}`,
  judgeBy(settings, { places }) {
    const rule = `a GP practice in ${namesOf(settings.places, places)}`;
    const judge = judgeWhere(ASK, settings, rule, places);
    return ({ practice }) => judge(practice);
  },
  changesBy(settings, { places }) {
    const words = `Registering with a GP practice in ${namesOf(settings.places, places)} would change this.`;
    const register = later(ASK.fact, words);
    return ({ practice }) =>
      practice.known === 'none'
        ? [...changesWhere(ASK, practice), register]
        : changesWhere(ASK, practice);
  },
});
