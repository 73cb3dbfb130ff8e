import type { CriteriaStanding, Day, Pathway, ServiceKind } from '@waymark/contracts';
import { basisRules } from './basis-rules.js';
import { belonging, type Belonging } from './belonging.js';
import { dayNumber, type DayNumber } from './calendar.js';
import {
  compileLeaf,
  compileRule,
  eachHappening,
  turnsOf,
  type CompiledLeaf,
  type CompiledRule,
} from './compiled-rule.js';
import { BUILT_IN, criterionRegister } from './criteria/register.js';
import type { RegisteredCriterion, RuleContext } from './criterion.js';
import type { Citation, CriteriaFile, PathwayRules, PublishedRule } from './criteria-parts.js';
import { PlaceRegister } from './place-register.js';

/** One pathway of one service, compiled: what is judged once, and what for each thing that happened. */
export interface CompiledPathway {
  readonly pathway: Pathway;
  readonly before: readonly CompiledRule[];
  readonly each: readonly CompiledRule[];
  readonly after: readonly CompiledRule[];
  /** Judged in place of who refers, where people refer themselves. */
  readonly bySelf: CompiledLeaf;
  readonly byOthers: readonly CompiledRule[];
  readonly codes: readonly string[];
  /** First days on which the service, its area or one of its rules changes by its published dates. */
  readonly turns: readonly DayNumber[];
}

/** A service's criteria in one revision, compiled once when loaded. */
export interface CompiledService {
  readonly serviceId: string;
  readonly kind: ServiceKind;
  readonly revision: number;
  readonly standing: CriteriaStanding;
  readonly file: CriteriaFile;
  readonly places: PlaceRegister;
  readonly belonging: Belonging;
  readonly pathways: ReadonlyMap<Pathway, CompiledPathway>;
  /** A pathway of which the page says nothing. */
  unlisted(pathway: Pathway): CompiledPathway;
}

export interface CompileAs {
  readonly revision: number;
  readonly standing: CriteriaStanding;
  /** Names of places and what lies within what. */
  readonly places?: PlaceRegister;
}

export function compileService(
  file: CriteriaFile,
  { revision, standing, places = new PlaceRegister([]) }: CompileAs,
): CompiledService {
  const compile = (rules: PathwayRules) => compilePathway(file, rules, places);
  const beyond = new Map<Pathway, CompiledPathway>();
  return {
    serviceId: file.serviceId,
    kind: file.kind,
    revision,
    standing,
    file,
    places,
    belonging: belonging(
      file,
      basisRules(file, contextOf(file, 'perinatal-illness', places)),
      places,
    ),
    pathways: new Map(file.pathways.map((rules) => [rules.pathway, compile(rules)])),
    unlisted(pathway) {
      const known = beyond.get(pathway);
      if (known !== undefined) return known;
      const compiled = compile({ pathway, offered: null, offeredBasis: 'not-read', rules: [] });
      beyond.set(pathway, compiled);
      return compiled;
    },
  };
}

const contextOf = (file: CriteriaFile, pathway: Pathway, places: PlaceRegister): RuleContext => ({
  serviceKind: file.kind,
  serviceName: file.name,
  pathway,
  places,
});

function compilePathway(
  file: CriteriaFile,
  { pathway, offered, validFrom, validTo, citation, rules }: PathwayRules,
  places: PlaceRegister,
): CompiledPathway {
  const context = contextOf(file, pathway, places);
  const all = [...rules, ...file.criteria, ...file.exclusions];
  const dates = {
    ...(validFrom !== undefined && { validFrom }),
    ...(validTo !== undefined && { validTo }),
  };
  const before = [
    compileLeaf(BUILT_IN.pathwayOffered, { offered, ...dates }, context, { citation }),
    openRule(file, context),
    ...basisRules(file, context),
  ];
  const each = all.filter(eachHappening).map((rule) => compileRule(rule, context));
  const after = [
    ...all.filter((rule) => !eachHappening(rule)).map((rule) => compileRule(rule, context)),
    ...personRules(file, context),
    ...consentRules(file, context),
  ];
  const byOthers = referrerRules(file, context);
  const { allowed } = file.selfReferral;
  const bySelf = compileLeaf(BUILT_IN.selfReferral, { allowed }, context, file.selfReferral);
  const codes = [...new Set([...before, ...each, ...after].flatMap(codesOf))];
  const turns = [
    ...turnsIn([{ validFrom, validTo }, ...file.footprint, openDates(file)]),
    ...[...before, ...each, ...after].flatMap(turnsOf),
  ];
  return { pathway, before, each, after, bySelf, byOthers, codes, turns };
}

interface Dates {
  readonly validFrom?: Day | undefined;
  readonly validTo?: Day | undefined;
}

const openDates = ({ opening: { openedOn, closedOn } }: CriteriaFile): Dates => ({
  validFrom: openedOn,
  validTo: closedOn,
});

const turnsIn = (dates: readonly Dates[]): readonly DayNumber[] =>
  dates.flatMap(({ validFrom, validTo }) => [
    ...(validFrom === undefined ? [] : [dayNumber(validFrom)]),
    ...(validTo === undefined ? [] : [dayNumber(validTo) + 1]),
  ]);

const codesOf = (rule: CompiledRule): readonly string[] =>
  rule.kind === 'leaf' ? [rule.code] : rule.rules.flatMap(codesOf);

function openRule({ opening, effectiveFrom }: CriteriaFile, context: RuleContext): CompiledLeaf {
  const { openedOn, closedOn } = opening;
  const settings: { criteriaFrom: Day; openedOn?: Day; closedOn?: Day } = {
    criteriaFrom: effectiveFrom,
    ...(openedOn !== undefined && { openedOn }),
    ...(closedOn !== undefined && { closedOn }),
  };
  return compileLeaf(BUILT_IN.serviceOpen, settings, context);
}

const isNamed = (rules: readonly PublishedRule[], code: string): boolean =>
  rules.some((rule) => ('group' in rule ? isNamed(rule.rules, code) : rule.criterion === code));

function personRules(file: CriteriaFile, context: RuleContext): readonly CompiledRule[] {
  if (isNamed(file.criteria, 'person')) return [];
  if (file.partners !== undefined) return [compileRule(file.partners, context)];
  // Talking Therapies are for adults of any kind; elsewhere silence about partners is not a no.
  const settings =
    file.kind === 'talking-therapies'
      ? { accepts: ['pregnant-person', 'partner'] }
      : { accepts: ['pregnant-person'], others: 'not-published' };
  return [compileLeaf(registered('person'), settings, context)];
}

const consentRules = ({ criteria }: CriteriaFile, context: RuleContext): readonly CompiledRule[] =>
  isNamed(criteria, 'consent')
    ? []
    : [compileLeaf(registered('consent'), { required: true }, context)];

function referrerRules(file: CriteriaFile, context: RuleContext): readonly CompiledRule[] {
  const { referrers } = file;
  const settings = { roles: referrers?.roles ?? [], exhaustive: referrers?.exhaustive ?? false };
  const citation: Partial<Record<'citation', Citation>> = referrers ?? {};
  const role = compileLeaf(BUILT_IN.referrerRole, settings, context, citation);
  const involved =
    referrers?.currentlyInvolvedRequired === true && !isNamed(file.criteria, 'referrer-involved')
      ? [compileLeaf(registered('referrer-involved'), { required: true }, context, citation)]
      : [];
  return [role, ...involved];
}

function registered(code: string): RegisteredCriterion {
  const criterion = criterionRegister.get(code);
  if (criterion === undefined) throw new Error(`${code} is not registered`);
  return criterion;
}
