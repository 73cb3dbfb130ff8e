import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { SendReferral } from '@waymark/contracts';
import { getMetadataStorage } from 'class-validator';
import { anotherWholeReferral, aWholeReferral } from '../../testing/two-whole-referrals.fixture.js';
import { safeContactSentences } from './reaching-words.js';
import { detailSections } from './referral-details.js';

type ClassOf = new () => object;
type Leaf<T> = {
  [K in keyof T & string]-?: NonNullable<T[K]> extends readonly (infer Item)[]
    ? Item extends object
      ? `${K}.${Leaf<Item>}`
      : K
    : NonNullable<T[K]> extends object
      ? `${K}.${Leaf<NonNullable<T[K]>>}`
      : K;
}[keyof T & string];

/** What is said elsewhere, or to nobody, and why. */
const NOT_SHOWN: Readonly<Partial<Record<Leaf<SendReferral>, string>>> = {
  'equity.ethnicCategory': 'about equality: kept apart, and counted without names',
  'equity.inclusionGroups': 'about equality: kept apart, and counted without names',
  'equity.genderIdentity': 'about equality: kept apart, and counted without names',
  'equity.genderSameAsAtBirth': 'about equality: kept apart, and counted without names',
  'consent.refused': 'follows from the agreements that were recorded, which are shown line by line',
  'consent.askAgainOn':
    'follows from the agreements that were recorded, which are shown line by line',
  'preference.services':
    'ids that no page asks for: routing reads them, and its reasons name the service',
  safetyConcernId: 'an id: the concern has its own page until the referral is sent',
  firstReferredOn: 'stands above the details as the day from which the person waits',
};

/** What is read only where something else is not there. */
const ONLY_WITHOUT: Readonly<Partial<Record<Leaf<SendReferral>, (sent: SendReferral) => object>>> =
  {
    'person.noNhsNumberBecause': ({ person: { nhsNumber: _number, ...person } }) => ({ person }),
    'where.bookedUnit': ({ where: { unit: _unit, ...where } }) => ({ where }),
    'safety.signsAsked': ({ safety }) => ({ safety: { ...safety, signs: [] } }),
  };

const { defaultMetadataStorage: types } = createRequire(import.meta.url)(
  'class-transformer/cjs/storage.js',
) as {
  readonly defaultMetadataStorage: {
    findTypeMetadata(of: ClassOf, name: string): { typeFunction: () => ClassOf } | undefined;
  };
};

/** Every field of the form by its path, such as `need.scores.total`. */
function leavesOf(Form: ClassOf): readonly string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(Form, '', true, false);
  return [...new Set(rules.map(({ propertyName }) => propertyName))].flatMap((name) => {
    const nested = types.findTypeMetadata(Form, name)?.typeFunction();
    return nested === undefined ? [name] : leavesOf(nested).map((leaf) => `${name}.${leaf}`);
  });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The same, with that one answer of the other. */
function withOneOf(
  other: unknown,
  whole: unknown,
  [name = '', ...rest]: readonly string[],
): unknown {
  if (Array.isArray(whole) && Array.isArray(other)) {
    return whole.map((item, index) => withOneOf(other[index], item, [name, ...rest]));
  }
  if (!isObject(whole) || !isObject(other)) return whole;
  const value = rest.length === 0 ? other[name] : withOneOf(other[name], whole[name], rest);
  return { ...whole, [name]: value };
}

const shown = (sent: SendReferral): string =>
  JSON.stringify([
    safeContactSentences(sent.person.contact),
    detailSections({ sent, placeNames: [] }),
  ]);

const isShown = (leaf: string): boolean => {
  const path = leaf.split('.');
  const only = ONLY_WITHOUT[leaf as Leaf<SendReferral>];
  const whole = { ...aWholeReferral, ...only?.(aWholeReferral) };
  const changed = withOneOf(anotherWholeReferral, whole, path) as SendReferral;
  return shown(whole) !== shown(changed);
};

const leaves = leavesOf(SendReferral);
const reasons = Object.keys(NOT_SHOWN);

describe('what the form asks is read by those who decide', () => {
  it('looks at the whole form', () => {
    expect(leaves).toEqual(expect.arrayContaining(['about', 'need.scores.total', ...reasons]));
  });

  it.each(leaves.filter((leaf) => !reasons.includes(leaf)))('%s', (leaf) => {
    expect({ leaf, isShown: isShown(leaf) }).toEqual({ leaf, isShown: true });
  });

  it('and nothing is said to be left out that is shown', () => {
    expect(reasons.filter(isShown)).toEqual([]);
  });
});
