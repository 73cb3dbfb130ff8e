import { spokenDay } from './calendar.js';
import {
  compileLeaf,
  compileRule,
  type CompileContext,
  type CompiledRule,
} from './compiled-rule.js';
import type { Judge } from './criterion.js';
import type { CriteriaFile } from './criteria-parts.js';
import { DatedFootprint } from './footprint.js';
import { notYet } from './verdict.js';

/** Where the page names no residence, practice or unit, belonging to the area is an open point. */
export function basisRules(file: CriteriaFile, context: CompileContext): readonly CompiledRule[] {
  const published = file.basis.map((rule) => compileRule(rule, context));
  if (!basisIsOpen(file)) return published;
  const { footprint, reach = [] } = file;
  const basis = context.criteria.newest('basis');
  const made = new DatedFootprint(footprint, (places) =>
    compileLeaf(basis, { places, reach }, context),
  );
  const widest = compileLeaf(
    basis,
    { places: footprint.map(({ place }) => place), reach },
    context,
  );
  const judge: Judge = (referral, happening) => {
    const verdict = made.on(referral.today).judge(referral, happening);
    if (verdict.outcome !== 'not-met') return verdict;
    const takes = made
      .after(referral.today)
      .find((later) => later.made.judge(referral, happening).outcome === 'met');
    if (takes === undefined) return verdict;
    const from = `${context.serviceName} takes people of this place from ${spokenDay(takes.start)}.`;
    return notYet(takes.start, verdict.seen, from);
  };
  return [...published, { ...widest, judge }];
}

const basisIsOpen = ({ basis }: CriteriaFile): boolean =>
  !basis.some((rule) => 'criterion' in rule && namesPlaces(rule.settings));

const namesPlaces = ({ places, units }: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(places) || Array.isArray(units);
