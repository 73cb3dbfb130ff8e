import type { EthnicCategory, GenderIdentity, InclusionGroup } from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';

export const genderWords: Readonly<Record<GenderIdentity, string>> = inLanguage(() => ({
  woman: say`Woman`,
  man: say`Man`,
  'non-binary': say`Non-binary`,
  other: say`Another way`,
  'not-stated': say`Asked, prefers not to say`,
  'not-known': say`Not asked`,
}));

/** NHS ethnic categories. */
export const ethnicWords: Readonly<Record<EthnicCategory, string>> = inLanguage(() => ({
  A: say`White: British`,
  B: say`White: Irish`,
  C: say`White: any other background`,
  D: say`Mixed: White and Black Caribbean`,
  E: say`Mixed: White and Black African`,
  F: say`Mixed: White and Asian`,
  G: say`Mixed: any other background`,
  H: say`Asian or Asian British: Indian`,
  J: say`Asian or Asian British: Pakistani`,
  K: say`Asian or Asian British: Bangladeshi`,
  L: say`Asian or Asian British: any other background`,
  M: say`Black or Black British: Caribbean`,
  N: say`Black or Black British: African`,
  P: say`Black or Black British: any other background`,
  R: say`Chinese`,
  S: say`Any other ethnic background`,
  Z: say`Asked, prefers not to say`,
  '99': say`Not asked`,
}));

export const inclusionWords: Readonly<Record<InclusionGroup, string>> = inLanguage(() => ({
  refuge: say`Living in a refuge`,
  // Where somebody lives; status is never asked.
  'asylum-seeking': say`Living in accommodation for people who seek asylum`,
  prison: say`In prison, or lately released`,
  'armed-forces': say`Armed forces, or their family`,
  'care-leaver': say`Grew up in care`,
  homelessness: say`Homeless, or in temporary housing`,
  'substance-use': say`In recovery from alcohol or drugs, or using them`,
  rural: say`Living far from services`,
}));
