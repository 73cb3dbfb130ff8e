import { IsBoolean, IsIn, IsInt, Min, ValidateIf } from 'class-validator';
import { ListOfText, MayBeAbsent } from '@waymark/contracts';
import { defineCriterion, type Judge, type RuleContext } from '../criterion.js';
import { KEY } from '../place-register.js';
import { check, met, notKnown, notMet, notPublished } from '../verdict.js';
import { ASK_STATE } from './asked.js';
import { namesOf } from './whereabouts.js';

class BookedUnitInSettings {
  /** `any`: the page says that the place of delivery does not matter. */
  @ValidateIf(({ units }: BookedUnitInSettings) => units !== 'any')
  @ListOfText(KEY, 60)
  readonly units!: 'any' | readonly string[];
  /** How many units the page speaks of, where not all names were read. */
  @MayBeAbsent() @IsInt() @Min(1) readonly unitsKnownOf?: number;
  @MayBeAbsent() @IsBoolean() readonly incomplete?: boolean;
  @MayBeAbsent()
  @IsIn(['pregnant', 'delivered-or-booked', 'at launch'])
  readonly when?: 'pregnant' | 'delivered-or-booked' | 'at launch';
}

const FACT = 'places.bookedUnit';

function ruleOf({ units, when }: BookedUnitInSettings, { places }: RuleContext): string {
  if (units === 'any') return 'any place of delivery';
  const names = namesOf(units, places);
  if (when === 'pregnant') return `when pregnant, maternity care at ${names}`;
  return when === 'delivered-or-booked' ? `a birth or booking at ${names}` : `booked at ${names}`;
}

/** Is she booked with, or did she give birth in, one of the units? */
export const bookedUnitIn = defineCriterion({
  code: 'booked-unit-in',
  question: 'Which maternity unit cares for the pregnancy or birth?',
  settings: BookedUnitInSettings,
  trouble: ({ units }) =>
    units !== 'any' && units.length === 0
      ? { field: 'units', reason: 'units names no unit' }
      : undefined,
  rule: ruleOf,
  judgeBy(settings, context): Judge {
    const { units, when, incomplete = false } = settings;
    const taken = ` Taken: ${ruleOf(settings, context)}.`;
    if (units === 'any') {
      const anywhere = met('any unit', 'The place of delivery does not matter.');
      return () => anywhere;
    }
    const accepted = new Set(units);
    const question =
      when === 'delivered-or-booked'
        ? 'Which maternity unit is booked, or was the birth in?'
        : 'Which maternity unit is booked?';
    const ask = { fact: FACT, question };
    const notAsked = met('not pregnant', `It counts only in pregnancy.${taken}`);

    return ({ facts, unit }) => {
      if (unit.keys.some((key) => accepted.has(key))) {
        return met(unit.words, `Booked at ${unit.words}.${taken}`);
      }
      if (when === 'pregnant' && facts.current.state !== 'pregnant') {
        return facts.current.state === 'not-known'
          ? notKnown(ASK_STATE, `Whether there is a pregnancy was not said.${taken}`)
          : notAsked;
      }
      if (unit.keys.length === 0) {
        return unit.known === 'none' && when !== 'delivered-or-booked'
          ? notMet('not booked', `There is no booking with a maternity unit.${taken}`)
          : notKnown(ask, `The unit was not said.${taken}`);
      }
      const fact = `Booked at ${unit.words}.${taken}`;
      return incomplete
        ? notPublished(unit.words, `${fact} The published list was not read to its end.`)
        : notMet(unit.words, fact);
    };
  },
  changesBy:
    () =>
    ({ unit }) => {
      const recorded = unit.keys.length === 0 ? 'No booking with a maternity unit' : unit.words;
      return [check(FACT, `Recorded for maternity care: ${recorded}. Is that right?`)];
    },
});
