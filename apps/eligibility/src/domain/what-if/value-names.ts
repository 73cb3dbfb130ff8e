import type { WhatIfDimension } from '@waymark/contracts';
import type { PlaceRegister } from '../place-register.js';
import { PATHWAY_WORDS, sentenceCase } from '../words.js';
import type { NameOf } from './publishable.js';

/** NHS Data Dictionary, ethnic category. */
const ETHNIC_CATEGORIES: Readonly<Record<string, string>> = {
  A: 'White: British',
  B: 'White: Irish',
  C: 'White: any other background',
  D: 'Mixed: White and Black Caribbean',
  E: 'Mixed: White and Black African',
  F: 'Mixed: White and Asian',
  G: 'Mixed: any other background',
  H: 'Asian: Indian',
  J: 'Asian: Pakistani',
  K: 'Asian: Bangladeshi',
  L: 'Asian: any other background',
  M: 'Black: Caribbean',
  N: 'Black: African',
  P: 'Black: any other background',
  R: 'Chinese',
  S: 'Any other ethnic group',
  Z: 'Asked, not stated',
  '99': 'Not known',
};
const PLACES: Readonly<Record<string, string>> = {
  'specialist-perinatal': 'A specialist perinatal team',
  'mmhs-hub': 'Another maternal mental health service',
  'link-work': 'Link work or peer support',
  'talking-therapies': 'NHS Talking Therapies',
};
const ANYWHERE: Readonly<Record<string, string>> = {
  'not-known': 'Not known',
  'not-stated': 'Asked, not stated',
  none: 'No fixed address',
  'outside-england': 'Outside England',
};
const LANGUAGES = new Intl.DisplayNames('en-GB', { type: 'language' });
const WORDS: Readonly<Record<string, string>> = PATHWAY_WORDS;

/** Values of each dimension in words that an editor reads. */
export const valueNames =
  (places: PlaceRegister): NameOf =>
  (dimension, value) =>
    ANYWHERE[value] ?? NAMES[dimension](value, places);

const NAMES: Readonly<Record<WhatIfDimension, (value: string, places: PlaceRegister) => string>> = {
  pathway: (value) => sentenceCase(WORDS[value] ?? value),
  area: (value, places) => places.nameOf(value),
  'age-band': (value) =>
    sentenceCase(value.replaceAll('-and-', ' and ').replace('under-', 'under ')),
  'ethnic-category': (value) => ETHNIC_CATEGORIES[value] ?? value,
  'deprivation-decile': (value) =>
    value === '1' ? '1 (most deprived)' : value === '10' ? '10 (least deprived)' : value,
  language: (value) => (value === 'bsl' ? 'British Sign Language' : (LANGUAGES.of(value) ?? value)),
  'sent-to': (value) => PLACES[value] ?? value,
};
