import { IsArray, IsIn } from 'class-validator';
import {
  ASKED_ANSWERS,
  ETHNIC_CATEGORIES,
  GENDER_IDENTITIES,
  INCLUSION_GROUPS,
  MayBeAbsent,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import { optionsFrom } from '../../../../layout/form/question.js';
import {
  ethnicWords,
  genderWords,
  inclusionWords,
} from '../../../../layout/words/equality-words.js';
import { askedWords } from '../../../../layout/words/people-words.js';
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
export const equality: Topic = inLanguage(() => ({
  slug: 'equality',
  title: () => say`Equality questions`,
  lead: [
    say`These questions are optional. The answers are kept apart from the referral, change nothing about it, and are used only to see who is reached and who is not.`,
  ],
  optional: true,
  form: EqualityForm,
  questions: () => [
    {
      kind: 'select',
      name: 'ethnicCategory',
      label: say`Ethnic group, as the person describes it`,
      short: say`Ethnic group`,
      options: optionsFrom(ethnicWords).toSorted(byCode),
    },
    {
      kind: 'checkboxes',
      name: 'inclusionGroups',
      label: say`Is any of these true for the person?`,
      short: say`Groups`,
      hint: say`Select all that apply, or none.`,
      options: optionsFrom(inclusionWords),
    },
    {
      kind: 'select',
      name: 'genderIdentity',
      label: say`Gender, as the person describes it`,
      short: say`Gender`,
      options: optionsFrom(genderWords),
    },
    {
      kind: 'select',
      name: 'genderSameAsAtBirth',
      label: say`Is that the same as the sex registered at birth?`,
      short: say`The same as at birth`,
      options: optionsFrom(askedWords),
    },
  ],
  sentences: {
    ethnicCategory: { isIn: say`Choose from the list` },
    genderIdentity: { isIn: say`Choose from the list` },
    genderSameAsAtBirth: { isIn: say`Choose from the list` },
    inclusionGroups: { isArray: say`Select from the list`, isIn: say`Select from the list` },
  },
}));

// Not asked comes last; as a number it would come first.
const byCode = (one: { readonly value: string }, other: { readonly value: string }): number =>
  ETHNIC_CATEGORIES.findIndex((code) => code === one.value) -
  ETHNIC_CATEGORIES.findIndex((code) => code === other.value);
