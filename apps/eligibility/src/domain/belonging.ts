import type { Candidate, CandidateBasis, JudgedLine } from '@waymark/contracts';
import type { CompiledRule } from './compiled-rule.js';
import type { CriteriaFile } from './criteria-parts.js';
import { DatedFootprint } from './footprint.js';
import { judgeAll } from './judge-rules.js';
import type { PlaceRegister } from './place-register.js';
import type { ReferralCase, Where } from './referral-case.js';
import { clip } from './words.js';

/** How people come to belong to a service's area. */
export interface Belonging {
  /** Every place key that can make the service a candidate. */
  readonly triggers: ReadonlySet<string>;
  /** The candidate and why; undefined = nothing points to this service. */
  candidate(referral: ReferralCase): Candidate | undefined;
}

type Keys = ReadonlySet<string>;

const within = ({ keys }: Where, set: Keys): boolean => keys.some((key) => set.has(key));
const perhaps = ({ narrowest }: Where, wider: Keys): boolean =>
  narrowest.some((key) => wider.has(key));

function named(file: CriteriaFile, code: string, setting: string): Keys {
  return new Set(
    file.basis.flatMap((rule) => {
      if (!('criterion' in rule) || rule.criterion !== code) return [];
      const keys: unknown = rule.settings[setting];
      return Array.isArray(keys) ? keys.map(String) : [];
    }),
  );
}

export function belonging(
  file: CriteriaFile,
  basis: readonly CompiledRule[],
  places: PlaceRegister,
): Belonging {
  const homes = named(file, 'residence-in', 'places');
  const practices = named(file, 'gp-registered-in', 'places');
  const units = named(file, 'booked-unit-in', 'units');
  const reach = new Set(file.reach ?? []);
  const open = homes.size + practices.size + units.size === 0;
  const everywhere = new Set([...homes, ...practices, ...file.footprint.map(({ place }) => place)]);
  const wider = places.holding(new Set([...everywhere, ...reach]));
  const footprint = new DatedFootprint(file.footprint, (keys) => new Set(keys));
  const area = `${file.name} (${file.area})`;
  /** The list was not read to its end, the place is not known to its end, or the service comes there later. */
  const mayBecome = (referral: ReferralCase): boolean =>
    either(referral, reach, within) ||
    either(referral, wider, perhaps) ||
    footprint.after(referral.today).some(({ made }) => either(referral, made, within));

  return {
    triggers: new Set([...everywhere, ...units, ...reach, ...wider]),
    candidate(referral) {
      const bases = basesOf(referral, homes, practices, units);
      const inFootprint = either(referral, footprint.on(referral.today), within);
      if (bases.length === 0 && !inFootprint && !mayBecome(referral)) return undefined;

      const judging = { referral, happening: undefined, asIfInArea: false };
      const lines: JudgedLine[] = [];
      const { outcome, because } = judgeAll(basis, judging, lines);
      const belongs = outcome !== 'not-met';
      // Home or practice in the area, but not by what decides there: shown with the reason, and not eligible.
      if (!belongs && !inFootprint) return undefined;
      return {
        serviceId: file.serviceId,
        kind: file.kind,
        bases: belongs && bases.length > 0 ? bases : ['footprint'],
        why: clip(
          `${area}: ${belongs && bases.length > 0 ? whyOf(referral, bases) : because || (lines.at(-1)?.because ?? '')}`,
        ),
        basisOpen: open || outcome === 'not-published',
      };
    },
  };
}

const either = (
  { home, practice }: ReferralCase,
  set: Keys,
  test: (where: Where, set: Keys) => boolean,
): boolean => test(home, set) || test(practice, set);

const basesOf = (
  { home, practice, unit }: ReferralCase,
  homes: Keys,
  practices: Keys,
  units: Keys,
): readonly CandidateBasis[] => [
  ...(within(home, homes) ? (['residence'] as const) : []),
  ...(within(practice, practices) ? (['gp-practice'] as const) : []),
  ...(within(unit, units) ? (['booked-unit'] as const) : []),
];

const whyOf = ({ home, practice, unit }: ReferralCase, bases: readonly CandidateBasis[]): string =>
  [
    ...(bases.includes('residence') ? [`home is in ${home.words}`] : []),
    ...(bases.includes('gp-practice') ? [`the GP practice is in ${practice.words}`] : []),
    ...(bases.includes('booked-unit') ? [`booked at ${unit.words}`] : []),
  ]
    .join(', ')
    .concat('.');
