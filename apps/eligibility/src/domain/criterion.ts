import { validateSync, type ValidationError } from 'class-validator';
import type { Change, Pathway, ServiceKind } from '@waymark/contracts';
import type { Happening } from './happening.js';
import type { PlaceRegister } from './place-register.js';
import type { ReferralCase } from './referral-case.js';
import type { Verdict } from './verdict.js';

/** Judges one criterion. Compiled once from its settings; `happening` is the one thing that happened it is judged for. */
export type Judge = (referral: ReferralCase, happening: Happening | undefined) => Verdict;

/** The facts that a "not met" turns on and that may be wrong or may change: each alone is enough. Asked only of a "not met". */
export type Changes = (
  referral: ReferralCase,
  happening: Happening | undefined,
) => readonly Change[];

/** What a criterion may know beside its settings. */
export interface RuleContext {
  readonly serviceKind: ServiceKind;
  readonly serviceName: string;
  readonly pathway: Pathway;
  readonly places: PlaceRegister;
}

/** One question that published criteria ask, with its settings, its judging and its wording. */
export interface Criterion<Settings extends object> {
  readonly code: string;
  /** One more whenever its judging or wording changes; absent = the first. */
  readonly revision?: number;
  readonly question: string;
  readonly settings: new () => Settings;
  /** True where the answer belongs to one thing that happened (one baby), not to the whole referral. */
  readonly eachHappening?: (settings: Settings) => boolean;
  /** What is contradictory or missing in settings that are each valid alone. */
  readonly trouble?: (settings: Settings) => SettingsProblem | undefined;
  /** The rule in words that go after "Taken:". */
  readonly rule: (settings: Settings, context: RuleContext) => string;
  /** All that can be worked out from the settings is worked out here, once. */
  readonly judgeBy: (settings: Settings, context: RuleContext) => Judge;
  /** Absent where nothing but a clinical fact would change a "not met". */
  readonly changesBy?: (settings: Settings, context: RuleContext) => Changes;
}

export interface SettingsProblem {
  readonly field: string;
  readonly reason: string;
  /** Each value is good alone, but not beside another one. */
  readonly contradicts?: true;
}

/** A criterion whose settings are known only when a file is read. */
export interface RegisteredCriterion {
  readonly code: string;
  readonly revision: number;
  readonly question: string;
  problemsOf(settings: object): readonly SettingsProblem[];
  eachHappening(settings: object): boolean;
  rule(settings: object, context: RuleContext): string;
  judgeBy(settings: object, context: RuleContext): Judge;
  changesBy(settings: object, context: RuleContext): Changes | undefined;
}

const STRICT = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  validationError: { target: false, value: false },
};

/** Fills a flat settings class from what a file says. */
export const filled = <T extends object>(Class: new () => T, raw: object): T =>
  Object.assign(new Class(), raw);

/** Everything wrong with an object, field by field. */
export function problemsIn(checked: object): readonly SettingsProblem[] {
  return validateSync(checked, STRICT).flatMap((error) => problemsOfField(error, error.property));
}

function problemsOfField(error: ValidationError, field: string): readonly SettingsProblem[] {
  return [
    ...Object.values(error.constraints ?? {}).map((reason) => ({ field, reason })),
    ...(error.children ?? []).flatMap((child) =>
      problemsOfField(child, `${field}.${child.property}`),
    ),
  ];
}

/** Puts a criterion into the shape the register keeps. */
export function defineCriterion<Settings extends object>(
  criterion: Criterion<Settings>,
): RegisteredCriterion {
  const read = (raw: object): Settings => filled(criterion.settings, raw);
  return {
    code: criterion.code,
    revision: criterion.revision ?? 1,
    question: criterion.question,
    problemsOf: (raw) => {
      const settings = read(raw);
      const problems = problemsIn(settings);
      if (problems.length > 0) return problems;
      const trouble = criterion.trouble?.(settings);
      return trouble === undefined ? [] : [{ ...trouble, contradicts: true }];
    },
    eachHappening: (raw) => criterion.eachHappening?.(read(raw)) ?? false,
    rule: (raw, context) => criterion.rule(read(raw), context),
    judgeBy: (raw, context) => criterion.judgeBy(read(raw), context),
    changesBy: (raw, context) => criterion.changesBy?.(read(raw), context),
  };
}
