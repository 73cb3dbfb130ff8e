import { LOSS_KINDS, NEED_LEVELS, PERSON_KINDS, TRAUMA_KINDS } from '@waymark/contracts';
import type { LeafRule } from '../criteria-parts.js';

type Settings = Readonly<Record<string, unknown>>;

const includesAll = (listed: unknown, all: readonly string[]): boolean =>
  Array.isArray(listed) && all.every((one) => listed.includes(one));

/** Settings by which a page says that it takes everybody, so that the rule refuses nobody by intent. */
const TAKES_EVERYONE: Readonly<Record<string, (settings: Settings) => boolean>> = {
  'booked-unit-in': ({ units }) => units === 'any',
  excludes: ({ judgement }) => judgement === true,
  'loss-kind': ({ accepts, terminationReasons }) =>
    includesAll(accepts, LOSS_KINDS) && terminationReasons !== 'medical',
  'minimum-age': ({ years }) => years === undefined,
  person: ({ accepts }) => includesAll(accepts, PERSON_KINDS),
  // It sends somebody in danger to safety first and refuses nobody.
  'safety-redirect': () => true,
  severity: ({ accepts }) =>
    includesAll(accepts, ['distress']) ||
    includesAll(
      accepts,
      NEED_LEVELS.filter((level) => level !== 'not-known'),
    ),
  'time-since-event': ({ noLimit }) => noLimit === true,
  'tokophobia-kind': ({ accepts }) => includesAll(accepts, ['primary', 'secondary']),
  'trauma-kind': ({ accepts }) => includesAll(accepts, TRAUMA_KINDS),
};

/** A statement that there is no limit, or a recommendation: neither is meant to decide. */
export const takesEveryone = ({ criterion, settings, strength }: LeafRule): boolean =>
  strength === 'recommended' || (TAKES_EVERYONE[criterion]?.(settings) ?? false);
