import type { Day, LineOutcome, Pathway, ServiceKind } from '@waymark/contracts';
import { isoDay } from '../calendar.js';
import type { RegisteredCriterion } from '../criterion.js';
import { theFacts, type Different } from '../facts.fixture.js';
import { PlaceRegister } from '../place-register.js';
import { referralCase } from '../referral-case.js';

const area = (key: string, name: string, within: readonly string[] = ['england']) => ({
  key,
  name,
  kind: 'area' as const,
  within,
});

/** A few invented places, and what lies within what. */
export const somePlaces = new PlaceRegister([
  area('england', 'England', []),
  area('northshire', 'Northshire'),
  area('eastham', 'Eastham', ['northshire']),
  area('westham', 'Westham', ['northshire']),
  area('farshire', 'Farshire'),
  { ...area('st-annes', "St Anne's Hospital", []), kind: 'unit' },
  { ...area('st-johns', "St John's Hospital", []), kind: 'unit' },
]);

export interface JudgedAt {
  readonly on?: Day;
  readonly firstReferredOn?: Day;
  readonly kind?: ServiceKind;
  readonly pathway?: Pathway;
}

/** What a criterion answers, with the day and the missing fact as they are read. */
export interface Answer {
  readonly outcome: LineOutcome;
  readonly seen: string;
  readonly because: string;
  readonly until?: Day;
  readonly missing?: string;
  readonly question?: string;
  readonly jointWith?: string;
  readonly redirectTo?: string;
}

/** Judges one criterion with settings for facts that differ from the usual; the first thing that happened counts. */
export function judged(
  criterion: RegisteredCriterion,
  settings: object,
  different: Different = {},
  { on = '2026-11-22', firstReferredOn = on, ...at }: JudgedAt = {},
): Answer {
  const context = {
    serviceKind: at.kind ?? 'mmhs',
    serviceName: 'Harbour',
    pathway: at.pathway ?? 'birth-trauma',
    places: somePlaces,
  } as const;
  const problems = criterion.problemsOf(settings);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const referral = referralCase(theFacts(different), { on, firstReferredOn }, somePlaces);
  const verdict = criterion.judgeBy(settings, context)(referral, referral.happenings[0]);
  const { outcome, seen, because, until, missing, jointWith, redirectTo } = verdict;
  return {
    outcome,
    seen,
    because,
    ...(until !== undefined && { until: isoDay(until) }),
    ...(missing !== undefined && { missing: missing.fact, question: missing.question }),
    ...(jointWith !== undefined && { jointWith }),
    ...(redirectTo !== undefined && { redirectTo }),
  };
}

/** What a file is told about wrong settings: the field and the reason. */
export const refused = (criterion: RegisteredCriterion, settings: object): string =>
  criterion
    .problemsOf(settings)
    .map(({ field, reason }) => `${field}: ${reason}`)
    .join('; ');
