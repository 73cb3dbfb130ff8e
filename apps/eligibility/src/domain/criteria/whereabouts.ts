import type { Change } from '@waymark/contracts';
import type { PlaceRegister } from '../place-register.js';
import type { Where } from '../referral-case.js';
import { check, met, notKnown, notMet, notPublished, type Verdict } from '../verdict.js';
import { listed } from '../words.js';

/** What is asked about one of the three ways of belonging to an area. */
export interface WhereQuestion {
  readonly fact: string;
  readonly question: string;
  /** Such as "Home is". */
  readonly is: string;
  readonly outsideEngland: string;
  readonly none: string;
  /** A page that names areas says nothing about people without a fixed address, but it does about having no practice. */
  readonly noneIsNo: boolean;
}

export interface WhereSettings {
  readonly places: readonly string[];
  readonly incomplete?: boolean;
}

export const namesOf = (keys: readonly string[], places: PlaceRegister): string =>
  listed(
    keys.map((key) => places.nameOf(key)),
    'or',
  );

const OF_THE_FORCES = 'The GP practice is one of the armed forces';

/** Judges a place against a published list of places. */
export function judgeWhere(
  ask: WhereQuestion,
  { places: keys, incomplete = false }: WhereSettings,
  rule: string,
  places: PlaceRegister,
): (where: Where) => Verdict {
  const accepted = new Set(keys);
  const wider = places.holding(accepted);
  const taken = ` Taken: ${rule}.`;
  const missing = { fact: ask.fact, question: ask.question };
  const unknown = notKnown(missing, `It was not said.${taken}`);
  const none = `${ask.none}.${taken}`;
  const verdictOfNone = ask.noneIsNo ? notMet('none', none) : notPublished('none', none);
  const ofTheForces = notPublished(
    'armed forces',
    `${OF_THE_FORCES}.${taken} The page does not speak of it.`,
  );
  const abroad = notMet('outside England', `${ask.outsideEngland}.${taken}`);

  return (where) => {
    if (where.known === 'outside-england') return abroad;
    if (where.known === 'armed-forces') return ofTheForces;
    if (where.keys.length === 0) return where.known === 'none' ? verdictOfNone : unknown;
    const fact = `${ask.is} ${where.words}.`;
    if (where.keys.some((key) => accepted.has(key))) return met(where.words, `${fact}${taken}`);
    if (where.narrowest.some((key) => wider.has(key))) {
      return notKnown(missing, `${fact} Only a part of it is meant.${taken}`, where.words);
    }
    return incomplete
      ? notPublished(where.words, `${fact}${taken} The published list was not read to its end.`)
      : notMet(where.words, `${fact}${taken}`);
  };
}

/** Where somebody is, is what was recorded; the record may be wrong. */
export const changesWhere = (ask: WhereQuestion, where: Where): readonly Change[] => [
  check(ask.fact, `${factOf(ask, where)}. Is that right?`),
];

function factOf({ is, none, outsideEngland }: WhereQuestion, { known, words }: Where): string {
  if (known === 'outside-england') return outsideEngland;
  if (known === 'armed-forces') return OF_THE_FORCES;
  return known === 'none' ? none : `${is} ${words}`;
}
