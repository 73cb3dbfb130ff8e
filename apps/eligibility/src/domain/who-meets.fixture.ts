import type {
  LossKind,
  NeedFacts,
  OccurrenceFact,
  Pathway,
  ReferralFacts,
} from '@waymark/contracts';
import type { CriteriaFile, LeafRule, PublishedRule } from './criteria-parts.js';
import { aBirth, aLoss, aSeparation, livesIn, theFacts } from './facts.fixture.js';

type Settings = Readonly<Record<string, unknown>>;
type Making = { -readonly [Key in keyof ReferralFacts]: ReferralFacts[Key] };

const first = (settings: Settings, key: string): string => String((settings[key] as unknown[])[0]);
const need = (facts: Making, different: Partial<NeedFacts>): void => {
  facts.need = { ...facts.need, ...different };
};

/** What each criterion asks of a woman who is to meet it; criteria not named here are met by the usual facts. */
const MEETS: Readonly<Record<string, (facts: Making, settings: Settings) => void>> = {
  'residence-in': (facts, settings) => {
    facts.places = { ...facts.places, residence: livesIn(first(settings, 'places')) };
  },
  'gp-registered-in': (facts, settings) => {
    facts.places = { ...facts.places, gpPractice: livesIn(first(settings, 'places')) };
  },
  'booked-unit-in': (facts, { units }) => {
    if (!Array.isArray(units)) return;
    facts.places = { ...facts.places, bookedUnit: livesIn(String(units[0])) };
  },
  'minimum-age': (facts, { years }) => {
    facts.ageYears = typeof years === 'number' ? years + 1 : 30;
  },
  'maximum-age': (facts, { years }) => {
    facts.ageYears = Number(years);
  },
  'pregnancy-state': (facts, { required }) => {
    facts.current =
      required === 'not-pregnant'
        ? { state: 'not-pregnant' }
        : { state: 'pregnant', dueOn: '2027-03-01', dueCertainty: 'exact' };
  },
  'perinatal-window': (facts) => {
    facts.occurrences = [...facts.occurrences, aBirth('2026-09-20')];
  },
  'loss-kind': (facts, settings) => {
    facts.occurrences = [theLoss(first(settings, 'accepts') as LossKind)];
  },
  'separation-cause': (facts, settings) => {
    const cause = first(settings, 'accepts') as NonNullable<OccurrenceFact['separation']>['cause'];
    facts.occurrences = [aSeparation(cause, 'birth', '2026-08-01')];
  },
  'trauma-kind': (facts, settings) => {
    need(facts, { traumaKinds: [first(settings, 'accepts') as NeedFacts['traumaKinds'][number]] });
  },
  'tokophobia-kind': (facts, settings) => {
    need(facts, { tokophobiaKind: first(settings, 'accepts') as NeedFacts['tokophobiaKind'] });
  },
  condition: (facts, { requires, accepts }) => {
    const one = requires ?? (accepts as unknown[])[0];
    need(facts, { conditions: [one as NeedFacts['conditions'][number]] });
  },
  severity: (facts, { accepts }) => {
    const levels = (accepts as string[]).filter((level) => level !== 'distress');
    need(facts, { level: levels[0] as NeedFacts['level'] });
  },
  score: (facts, { measure }) => {
    need(facts, { scores: [{ measure: measure as 'CORE-10', total: 20 }] });
  },
  'impact-of-earlier-loss': (facts) => {
    need(facts, { earlierLossImpact: 'severe' });
  },
};

const theLoss = (kind: LossKind): OccurrenceFact =>
  aLoss(kind, '2026-09-20', {
    gestationWeeks: 30,
    ...(kind === 'termination' && { terminationReason: 'medical' }),
    ...((kind === 'neonatal-death' || kind === 'infant-death') && { ageAtDeathDays: 5 }),
  });

const leaves = (rule: PublishedRule): readonly LeafRule[] =>
  'group' in rule ? leaves(rule.rules[0] ?? rule) : [rule];

const begin = (pathway: Pathway): readonly OccurrenceFact[] => {
  if (pathway === 'perinatal-loss') return [theLoss('stillbirth')];
  return pathway === 'custody-loss'
    ? [aSeparation('safeguarding', 'birth', '2026-08-01')]
    : [aBirth('2026-08-01')];
};

/** A woman built to meet every rule of a file's pathway, by the first way in where there are several. */
export function whoMeets(file: CriteriaFile, pathway: Pathway): ReferralFacts {
  const facts: Making = theFacts({ occurrences: begin(pathway), need: { pathways: [pathway] } });
  if (pathway === 'family-support') facts.occurrences = [aBirth('2025-01-01')];
  const own = file.pathways.find((one) => one.pathway === pathway)?.rules ?? [];
  for (const { criterion, settings } of [...file.basis, ...file.criteria, ...own].flatMap(leaves)) {
    MEETS[criterion]?.(facts, settings);
  }
  const [home] = file.footprint;
  if (home !== undefined && facts.places.residence.known === 'not-known') {
    facts.places = { ...facts.places, residence: livesIn(home.place) };
  }
  const role = file.referrers?.roles.find((one) => one === 'gp') ?? 'midwife';
  facts.referrer = { role: role, currentlyInvolved: 'yes' };
  return facts;
}
