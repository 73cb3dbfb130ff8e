import type { CriteriaStanding, Day, Pathway, ServiceKind } from '@waymark/contracts';
import { basisRules } from './basis-rules.js';
import { belonging, type Belonging } from './belonging.js';
import { dayNumber, type DayNumber } from './calendar.js';
import {
  compileLeaf,
  compileRule,
  eachHappening,
  turnsOf,
  type CompileContext,
  type CompiledLeaf,
  type CompiledRule,
} from './compiled-rule.js';
import { allRevisions, type CriterionRevisions } from './criterion-revisions.js';
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
  /** The criteria judged by; absent = as they are now. */
  readonly criteria?: CriterionRevisions;
  /** Since when they are in force; absent = as the file says. */
  readonly since?: Day;
}

export function compileService(
  published: CriteriaFile,
  { revision, standing, places = new PlaceRegister([]), criteria = allRevisions, since }: CompileAs,
): CompiledService {
  const file = since === undefined ? published : { ...published, effectiveFrom: since };
  const contextFor = contexts(file, places, criteria);
  const compile = (rules: PathwayRules) => compilePathway(file, rules, contextFor(rules.pathway));
  const beyond = new Map<Pathway, CompiledPathway>();
  return {
    serviceId: file.serviceId,
    kind: file.kind,
    revision,
    standing,
    file,
    places,
    belonging: belonging(file, basisRules(file, contextFor('perinatal-illness')), places),
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

const contexts =
  (file: CriteriaFile, places: PlaceRegister, criteria: CriterionRevisions) =>
  (pathway: Pathway): CompileContext => ({
    serviceKind: file.kind,
    serviceName: file.name,
    pathway,
    places,
    criteria,
  });

function compilePathway(
  file: CriteriaFile,
  { pathway, offered, validFrom, validTo, citation, rules }: PathwayRules,
  context: CompileContext,
): CompiledPathway {
  const { criteria } = context;
  const isEach = (rule: PublishedRule) => eachHappening(rule, criteria);
  const all = [...rules, ...file.criteria, ...file.exclusions];
  const dates = {
    ...(validFrom !== undefined && { validFrom }),
    ...(validTo !== undefined && { validTo }),
  };
  const before = [
    compileLeaf(criteria.newest('pathway-offered'), { offered, ...dates }, context, { citation }),
    openRule(file, context),
    ...basisRules(file, context),
  ];
  const each = all.filter(isEach).map((rule) => compileRule(rule, context));
  const after = [
    ...all.filter((rule) => !isEach(rule)).map((rule) => compileRule(rule, context)),
    ...personRules(file, context),
    ...consentRules(file, context),
  ];
  const byOthers = referrerRules(file, context);
  const { allowed } = file.selfReferral;
  const bySelf = compileLeaf(
    criteria.newest('self-referral'),
    { allowed },
    context,
    file.selfReferral,
  );
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

function openRule({ opening, effectiveFrom }: CriteriaFile, context: CompileContext): CompiledLeaf {
  const { openedOn, closedOn } = opening;
  const settings: { criteriaFrom: Day; openedOn?: Day; closedOn?: Day } = {
    criteriaFrom: effectiveFrom,
    ...(openedOn !== undefined && { openedOn }),
    ...(closedOn !== undefined && { closedOn }),
  };
  return compileLeaf(context.criteria.newest('service-open'), settings, context);
}

const isNamed = (rules: readonly PublishedRule[], code: string): boolean =>
  rules.some((rule) => ('group' in rule ? isNamed(rule.rules, code) : rule.criterion === code));

function personRules(file: CriteriaFile, context: CompileContext): readonly CompiledRule[] {
  if (isNamed(file.criteria, 'person')) return [];
  if (file.partners !== undefined) return [compileRule(file.partners, context)];
  // Talking Therapies are for adults of any kind; elsewhere silence about partners is not a no.
  const settings =
    file.kind === 'talking-therapies'
      ? { accepts: ['pregnant-person', 'partner'] }
      : { accepts: ['pregnant-person'], others: 'not-published' };
  return [compileLeaf(context.criteria.newest('person'), settings, context)];
}

const consentRules = (
  { criteria }: CriteriaFile,
  context: CompileContext,
): readonly CompiledRule[] =>
  isNamed(criteria, 'consent')
    ? []
    : [compileLeaf(context.criteria.newest('consent'), { required: true }, context)];

function referrerRules(file: CriteriaFile, context: CompileContext): readonly CompiledRule[] {
  const { referrers } = file;
  const settings = { roles: referrers?.roles ?? [], exhaustive: referrers?.exhaustive ?? false };
  const citation: Partial<Record<'citation', Citation>> = referrers ?? {};
  const role = compileLeaf(context.criteria.newest('referrer-role'), settings, context, citation);
  const involved =
    referrers?.currentlyInvolvedRequired === true && !isNamed(file.criteria, 'referrer-involved')
      ? [
          compileLeaf(
            context.criteria.newest('referrer-involved'),
            { required: true },
            context,
            citation,
          ),
        ]
      : [];
  return [role, ...involved];
}
