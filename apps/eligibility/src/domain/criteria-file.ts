import { criterionRegister } from './criteria/register.js';
import { filled, problemsIn, type SettingsProblem } from './criterion.js';
import {
  Citation,
  CriteriaHead,
  FootprintPlace,
  Opening,
  PathwayHead,
  PublishedWait,
  RedirectHead,
  ReferrersHead,
  RuleDates,
  STRENGTHS,
  SelfReferralHead,
  type CriteriaFile,
  type PathwayRules,
  type PublishedRule,
  type Redirect,
  type Referrers,
  type SelfReferral,
} from './criteria-parts.js';
import type { Day } from '@waymark/contracts';
import type { PlaceRegister } from './place-register.js';
import { referrerRole } from './criteria/referrer-role.js';

export type { CriteriaFile } from './criteria-parts.js';

/** A file that may not come into force: which file, which field, why. */
export class WrongCriteriaFile extends Error {
  override readonly name = 'WrongCriteriaFile';

  constructor(
    readonly file: string,
    readonly problems: readonly SettingsProblem[],
  ) {
    const [first] = problems;
    const more = problems.length > 1 ? ` (and ${String(problems.length - 1)} more)` : '';
    super(`${file}: ${first?.field ?? 'file'}: ${first?.reason ?? 'is wrong'}${more}`);
  }
}

/** Checks what a file says against every rule's own settings. Throws `WrongCriteriaFile`. */
export function readCriteriaFile(
  json: unknown,
  fileName: string,
  places?: PlaceRegister,
): CriteriaFile {
  const { file, problems } = checkCriteriaFile(json, places);
  if (problems.length > 0) throw new WrongCriteriaFile(fileName, problems);
  return file;
}

/** What a file says, and everything that is wrong with it; good for use only where nothing is. */
export function checkCriteriaFile(
  json: unknown,
  places?: PlaceRegister,
): { readonly file: CriteriaFile; readonly problems: readonly SettingsProblem[] } {
  const reader = new CriteriaFileReader(places);
  const file = reader.read(json);
  return { file, problems: reader.problems };
}

type Raw = Readonly<Record<string, unknown>>;
type Plain<T> = { readonly [Key in keyof T]: T[Key] };

/** Kept in the file for its readers; nothing is judged by them. */
const NOTES = ['supersededCriteria', 'conflicts', 'board', 'citations', 'accepted'];
const PARTS = [
  ...['opening', 'basis', 'footprint', 'partners', 'criteria', 'pathways', 'exclusions'],
  ...['referrers', 'selfReferral', 'redirects', 'waits'],
];
const DATES = ['validFrom', 'validTo'];

/** Another kind of value has been named as wrong already. */
const listIn = <T>(value: readonly T[] | undefined): readonly T[] => {
  const isList: boolean = Array.isArray(value);
  return isList && value !== undefined ? value : [];
};

const NO_REFERRAL_RULE: SelfReferral = { allowed: null };

class CriteriaFileReader {
  readonly problems: SettingsProblem[] = [];

  constructor(private readonly places: PlaceRegister | undefined) {}

  read(json: unknown): CriteriaFile {
    const raw = this.object(json, 'file');
    const head = this.flat(CriteriaHead, without(raw, [...PARTS, ...NOTES]), '');
    const partners = raw.partners;
    const referrers = raw.referrers;
    const file: CriteriaFile = {
      ...head,
      opening: this.flat(Opening, this.object(raw.opening, 'opening'), 'opening'),
      basis: this.rules(raw.basis, 'basis'),
      footprint: this.list(raw.footprint, 'footprint').map((place, index) =>
        this.footprintPlace(place, `footprint.${String(index)}`),
      ),
      ...(partners !== undefined && { partners: this.rule(partners, 'partners') }),
      criteria: this.rules(raw.criteria, 'criteria'),
      pathways: this.list(raw.pathways, 'pathways').map((pathway, index) =>
        this.pathway(pathway, `pathways.${String(index)}`),
      ),
      exclusions: this.rules(raw.exclusions, 'exclusions'),
      ...(referrers !== undefined && { referrers: this.referrers(referrers) }),
      selfReferral: this.selfReferral(raw.selfReferral),
      redirects: this.redirects(raw.redirects),
      waits: this.list(raw.waits, 'waits').map((wait, index) =>
        this.flat(PublishedWait, this.object(wait, 'waits'), `waits.${String(index)}`),
      ),
    };
    this.wholeFile(file);
    return file;
  }

  private wholeFile(file: CriteriaFile): void {
    const { pathways } = file;
    const [reach, order] = [listIn(file.reach), listIn(file.order)];
    this.days(file);
    for (const key of reach) this.placeIn('reach', key, 'area');
    for (const pathway of order.filter((one) => !pathways.some((own) => own.pathway === one))) {
      this.add('order', `${pathway} is no pathway of this file`);
    }
    if (pathways.length === 0) this.add('pathways', 'names no pathway');
    const seen = new Set<string>();
    for (const { pathway } of pathways) {
      if (seen.has(pathway)) this.add('pathways', `${pathway} is there twice`);
      seen.add(pathway);
    }
  }

  private days({ effectiveFrom, effectiveTo, opening, footprint }: CriteriaFile): void {
    const { openedOn, closedOn } = opening;
    this.inOrder('effectiveTo', effectiveTo, 'effectiveFrom', effectiveFrom);
    this.inOrder('opening.closedOn', closedOn, 'opening.openedOn', openedOn);
    footprint.forEach(({ validFrom, validTo }, index) => {
      this.inOrder(`footprint.${String(index)}.validTo`, validTo, 'validFrom', validFrom);
    });
  }

  private inOrder(field: string, end: Day | undefined, start: string, from: Day | undefined): void {
    if (from === undefined || end === undefined || end >= from) return;
    this.problems.push({ field, reason: `lies before ${start}`, contradicts: true });
  }

  private pathway(value: unknown, field: string): PathwayRules {
    const raw = this.object(value, field);
    const head = this.flat(PathwayHead, without(raw, ['citation', 'criteria']), field);
    this.dates(raw, field);
    const cited = raw.citation !== undefined || head.offered !== null;
    return {
      ...head,
      ...(cited && { citation: this.citation(raw.citation, `${field}.citation`) }),
      rules: this.rules(raw.criteria, `${field}.criteria`),
    };
  }

  private referrers(value: unknown): Referrers {
    const raw = this.object(value, 'referrers');
    const head = this.flat(ReferrersHead, without(raw, ['citation']), 'referrers');
    const { roles, exhaustive } = head;
    for (const problem of referrerRole.problemsOf({ roles, exhaustive })) {
      this.problems.push({ ...problem, field: `referrers.${problem.field}` });
    }
    return { ...head, citation: this.citation(raw.citation, 'referrers.citation') };
  }

  private selfReferral(value: unknown): SelfReferral {
    if (value === undefined) return NO_REFERRAL_RULE;
    const raw = this.object(value, 'selfReferral');
    const head = this.flat(SelfReferralHead, without(raw, ['citation']), 'selfReferral');
    const cited = raw.citation !== undefined || head.allowed !== null;
    return {
      ...head,
      ...(cited && { citation: this.citation(raw.citation, 'selfReferral.citation') }),
    };
  }

  // They were not checked once: what is wrong in a stored version is left out, and the rest is shown.
  private redirects(value: unknown): readonly Redirect[] {
    return this.list(value, 'redirects').flatMap((one, index) => {
      const known = this.problems.length;
      const redirect = this.redirect(one, `redirects.${String(index)}`);
      return this.problems.length === known ? [redirect] : [];
    });
  }

  private redirect(value: unknown, field: string): Redirect {
    const raw = this.object(value, field);
    const head = this.flat(RedirectHead, without(raw, ['citation']), field);
    return { ...head, citation: this.citation(raw.citation, `${field}.citation`) };
  }

  private footprintPlace(value: unknown, field: string): FootprintPlace {
    const place = this.flat(FootprintPlace, this.object(value, field), field);
    this.placeIn(`${field}.place`, place.place, 'area');
    return place;
  }

  private rules(value: unknown, field: string): readonly PublishedRule[] {
    return this.list(value, field).map((rule, index) =>
      this.rule(rule, `${field}.${String(index)}`),
    );
  }

  private rule(value: unknown, field: string): PublishedRule {
    const raw = this.object(value, field);
    const citation = this.citation(raw.citation, `${field}.citation`);
    const dates = this.dates(raw, field);
    for (const [key, group] of [
      ['anyOf', 'any-of'],
      ['allOf', 'all-of'],
    ] as const) {
      if (raw[key] === undefined) continue;
      for (const extra of Object.keys(without(raw, [key, 'citation', ...DATES]))) {
        this.add(`${field}.${extra}`, `does not belong beside ${key}`);
      }
      const rules = this.rules(raw[key], `${field}.${key}`);
      if (rules.length < 2) this.add(`${field}.${key}`, 'needs at least two rules');
      return { group, rules, citation, ...dates };
    }
    return { ...this.leaf(raw, citation, field), ...dates };
  }

  private dates(raw: Raw, field: string): RuleDates {
    const given = Object.fromEntries(Object.entries(raw).filter(([key]) => DATES.includes(key)));
    const { validFrom, validTo } = this.flat(RuleDates, given, field);
    this.inOrder(`${field}.validTo`, validTo, 'validFrom', validFrom);
    return given;
  }

  private leaf(raw: Raw, citation: Citation, field: string): PublishedRule {
    const { criterion: code, strength: given = 'required' } = raw;
    const settings = without(raw, ['criterion', 'strength', 'citation', ...DATES]);
    const criterion = typeof code === 'string' ? criterionRegister.get(code) : undefined;
    const strength = STRENGTHS.find((one) => one === given);
    if (strength === undefined) {
      this.add(`${field}.strength`, `must be ${STRENGTHS.join(', ')}`);
    }
    if (criterion === undefined) {
      this.add(
        `${field}.criterion`,
        `${typeof code === 'string' ? code : 'nothing'} is no known criterion`,
      );
    }
    for (const problem of criterion?.problemsOf(settings) ?? []) {
      this.problems.push({ ...problem, field: `${field}.${problem.field}` });
    }
    for (const [key, kind] of [
      ['places', 'area'],
      ['units', 'unit'],
    ] as const) {
      const named: unknown = settings[key];
      if (!Array.isArray(named)) continue;
      for (const place of named) this.placeIn(`${field}.${key}`, String(place), kind);
    }
    return {
      criterion: typeof code === 'string' ? code : 'nothing',
      strength: strength ?? 'required',
      settings,
      citation,
    };
  }

  private citation(value: unknown, field: string): Citation {
    if (value === undefined) {
      this.add(field, 'is missing: every rule says where it was read');
      return { source: '', published: '', readOn: '' };
    }
    return this.flat(Citation, this.object(value, field), field);
  }

  private placeIn(field: string, key: string, kind: 'area' | 'unit'): void {
    if (this.places !== undefined && !this.places.has(key, kind)) {
      this.add(field, `${key} is no ${kind} of places.json`);
    }
  }

  // A plain object is kept: it is compared, stored and spread.
  private flat<T extends object>(Class: new () => T, raw: Raw, field: string): Plain<T> {
    const part = filled(Class, raw);
    for (const problem of problemsIn(part)) {
      this.add(field === '' ? problem.field : `${field}.${problem.field}`, problem.reason);
    }
    return raw as unknown as Plain<T>;
  }

  private list(value: unknown, field: string): readonly unknown[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.add(field, 'must be a list');
    return [];
  }

  private object(value: unknown, field: string): Raw {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Raw;
    this.add(field, value === undefined ? 'is missing' : 'must be an object');
    return {};
  }

  private add(field: string, reason: string): void {
    this.problems.push({ field, reason });
  }
}

const without = (raw: Raw, keys: readonly string[]): Raw =>
  Object.fromEntries(Object.entries(raw).filter(([key]) => !keys.includes(key)));
