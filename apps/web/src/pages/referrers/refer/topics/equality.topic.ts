import { IsArray, IsIn } from 'class-validator';
import {
  ASKED_ANSWERS,
  ETHNIC_CATEGORIES,
  GENDER_IDENTITIES,
  INCLUSION_GROUPS,
  MayBeAbsent,
} from '@waymark/contracts';
import { optionsFrom } from '../../../../layout/form/question.js';
import {
  askedWords,
  ethnicWords,
  genderWords,
  inclusionWords,
} from '../../../../layout/words/people-words.js';
import type { Topic } from './topic.js';

export class EqualityForm {
  @MayBeAbsent() @IsIn(ETHNIC_CATEGORIES) readonly ethnicCategory?: string;
  @MayBeAbsent()
  @IsArray()
  @IsIn(INCLUSION_GROUPS, { each: true })
  readonly inclusionGroups?: readonly string[];
  @MayBeAbsent() @IsIn(GENDER_IDENTITIES) readonly genderIdentity?: string;
  @MayBeAbsent() @IsIn(ASKED_ANSWERS) readonly genderSameAsAtBirth?: string;
}

/** Kept apart from the referral; no team that receives it sees these answers. */
export const equality: Topic = {
  slug: 'equality',
  title: () => 'Equality questions',
  lead: [
    'These questions are optional. The answers are kept apart from the referral, change nothing about it, and are used only to see who is reached and who is not.',
  ],
  optional: true,
  form: EqualityForm,
  questions: () => [
    {
      kind: 'select',
      name: 'ethnicCategory',
      label: 'Ethnic group, as the person describes it',
      short: 'Ethnic group',
      options: optionsFrom(ethnicWords).toSorted(byCode),
    },
    {
      kind: 'checkboxes',
      name: 'inclusionGroups',
      label: 'Is any of these true for the person?',
      short: 'Groups',
      hint: 'Select all that apply, or none.',
      options: optionsFrom(inclusionWords),
    },
    {
      kind: 'select',
      name: 'genderIdentity',
      label: 'Gender, as the person describes it',
      short: 'Gender',
      options: optionsFrom(genderWords),
    },
    {
      kind: 'select',
      name: 'genderSameAsAtBirth',
      label: 'Is that the same as the sex registered at birth?',
      short: 'The same as at birth',
      options: optionsFrom(askedWords),
    },
  ],
  sentences: {
    ethnicCategory: { isIn: 'Choose from the list' },
    genderIdentity: { isIn: 'Choose from the list' },
    genderSameAsAtBirth: { isIn: 'Choose from the list' },
    inclusionGroups: { isArray: 'Select from the list', isIn: 'Select from the list' },
  },
};

// Not asked comes last; as a number it would come first.
const byCode = (one: { readonly value: string }, other: { readonly value: string }): number =>
  ETHNIC_CATEGORIES.findIndex((code) => code === one.value) -
  ETHNIC_CATEGORIES.findIndex((code) => code === other.value);
