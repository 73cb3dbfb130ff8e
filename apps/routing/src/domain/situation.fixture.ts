import { readFileSync } from 'node:fs';
import type {
  Candidate,
  ConsentFacts,
  CurrentStateFact,
  Day,
  Holder,
  JudgementSummary,
  NeedFacts,
  OccurrenceFact,
  Outcome,
  Pathway,
  PreferenceFacts,
  ReferralFacts,
  ReferrerFacts,
  SafetyFacts,
} from '@waymark/contracts';
import type { Situation } from '@waymark/routing-order';
import { directoryOf, landingTeamOn, type Directory } from './directory.js';
import type { DirectoryService } from './directory-files.js';
import { readDirectory } from './read-directory.js';

// Invented women and the directory of the demonstration, in the words of the domain.

export const TODAY: Day = '2026-11-23';

const fileOf = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../infra/directory/${name}`, import.meta.url), 'utf8'));

export const directoryFiles = () => ({
  'services.json': fileOf('services.json'),
  'landing-teams.json': fileOf('landing-teams.json'),
  'fallbacks.json': fileOf('fallbacks.json'),
});

type Plain<T> = { readonly [Key in keyof T]: T[Key] };

/** Data of a class, to be copied with changes. */
export const plain = <T extends object>(value: T): Plain<T> => value;

let committed: Directory | undefined;

function asCommitted(): Directory {
  if (committed !== undefined) return committed;
  const read = readDirectory(directoryFiles());
  if (!read.good) throw new Error(JSON.stringify(read.troubles));
  committed = directoryOf(read.content);
  return committed;
}

/** The directory as committed, with some services changed. */
export function theDirectory(
  changes: Readonly<Record<string, Partial<DirectoryService>>> = {},
): Directory {
  const directory = asCommitted();
  const services = new Map(
    [...directory.services].map(([id, service]) => [id, { ...plain(service), ...changes[id] }]),
  );
  return { ...directory, services };
}

export interface Woman {
  readonly facts?: Partial<ReferralFacts>;
  readonly need?: Partial<NeedFacts>;
  readonly safety?: Partial<SafetyFacts>;
  readonly consent?: Partial<ConsentFacts>;
  readonly preference?: Partial<PreferenceFacts>;
  readonly referrer?: Partial<ReferrerFacts>;
  readonly current?: CurrentStateFact;
  readonly occurrences?: readonly OccurrenceFact[];
}

/** Moderate birth trauma in Norfolk, agreed to everything, nothing at risk; changed as told. */
export const factsOf = (woman: Woman = {}): ReferralFacts => ({
  person: 'pregnant-person',
  ageYears: 30,
  places: {
    residence: { known: 'known', places: ['norfolk', 'england'] },
    gpPractice: { known: 'not-known', places: [] },
    bookedUnit: { known: 'none', places: [] },
    asOf: TODAY,
  },
  current: woman.current ?? { state: 'not-pregnant' },
  occurrences: woman.occurrences ?? [{ kind: 'birth', on: '2026-06-20', certainty: 'exact' }],
  need: {
    pathways: ['birth-trauma'],
    level: 'moderate',
    impact: 'marked',
    traumaKinds: ['birth'],
    tokophobiaKind: 'not-known',
    conditions: [],
    psychiatricNeedNow: 'no',
    scores: [],
    priorTherapy: 'no',
    currentTherapy: 'no',
    beyondPrimaryCare: 'yes',
    earlierLossImpact: 'not-known',
    mainDifficulty: 'perinatal-mental-ill-health',
    practicalSupport: 'no',
    ...woman.need,
  },
  safety: {
    signs: [],
    signsAsked: true,
    urgency: 'not-asked',
    riskToSelf: 'none',
    riskToOthers: 'none',
    riskFromOthers: 'none',
    substanceUse: 'none',
    childProtectionPlan: 'no',
    childInNeedPlan: 'no',
    ...woman.safety,
  },
  primaryCarer: 'yes',
  referrer: { role: 'midwife', currentlyInvolved: 'yes', ...woman.referrer },
  consent: { hub: 'yes', otherNhs: 'yes', vcse: 'yes', gp: 'yes', ...woman.consent },
  preference: { sector: 'none', services: [], ...woman.preference },
  ...woman.facts,
});

/** A judgement in brief: `['cw-loss', 'perinatal-loss', 'eligible']` and what differs. */
export type Judged = readonly [
  serviceId: string,
  pathway: Pathway,
  outcome: Outcome,
  more?: Partial<JudgementSummary> & Partial<Pick<Candidate, 'basisOpen'>>,
];

export const TEAM: Holder = {
  organisation: 'norfolk-midwives',
  kind: 'sending-team',
  name: 'Norfolk Community Midwives (invented)',
};

export interface AsTold extends Woman {
  readonly judged?: readonly Judged[];
  readonly directory?: Directory;
  readonly on?: Day;
  readonly self?: boolean;
  readonly declinedBy?: readonly string[];
  readonly asked?: readonly string[];
  readonly callRecorded?: boolean;
  readonly suggested?: string;
}

export function candidatesOf(directory: Directory, judged: readonly Judged[]): Candidate[] {
  const ids = [...new Set(judged.map(([serviceId]) => serviceId))];
  return ids.map((serviceId) => ({
    serviceId,
    kind: directory.services.get(serviceId)?.kind ?? 'mmhs',
    bases: ['residence'],
    why: 'Lives there.',
    basisOpen: judged.some(([id, , , more]) => id === serviceId && more?.basisOpen === true),
  }));
}

export const judgementOf = ([serviceId, pathway, outcome, more = {}]: Judged): JudgementSummary => {
  const { basisOpen: _basisOpen, ...rest } = more;
  return {
    serviceId,
    pathway,
    revision: 1,
    standing: 'demonstration',
    outcome,
    because: `${outcome} by the published criteria.`,
    deciding: [],
    missing: [],
    unpublished: [],
    ...rest,
  };
};

/** A situation of the line on 23 November 2026, a Monday. */
export function aSituation(told: AsTold = {}): Situation {
  const { judged = [], directory = theDirectory(), on = TODAY, self = false } = told;
  const landing = landingTeamOn(directory, 'landing-t6y0w', on);
  return {
    facts: factsOf(self ? { ...told, referrer: { role: 'self' } } : told),
    candidates: candidatesOf(directory, judged),
    judgements: judged.map(judgementOf),
    directory,
    on,
    home: self ? landing : TEAM,
    landing,
    selfReferral: self,
    declinedBy: told.declinedBy ?? [],
    asked: told.asked ?? [],
    callRecorded: told.callRecorded ?? false,
    ...(told.suggested !== undefined && { suggested: told.suggested }),
  };
}
