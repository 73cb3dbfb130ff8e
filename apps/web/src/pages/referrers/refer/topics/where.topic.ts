import { IsIn, Matches, MaxLength, ValidateIf } from 'class-validator';
import { MayBeAbsent, ONE_LINE, YES_NO_NOT_KNOWN, type PlaceChoice } from '@waymark/contracts';
import {
  optionsFrom,
  type FormAnswers,
  type FormPart,
  type Option,
} from '../../../../layout/form/question.js';
import { yesNoNotKnown } from '../../../../layout/words/need-words.js';
import type { Topic, TopicContext } from './topic.js';

const PLACE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const residenceOptions: readonly Option[] = [
  { value: 'known', text: 'At an address in England' },
  {
    value: 'hidden',
    text: 'At an address that must stay hidden, such as a refuge',
    hint: 'Only the area is asked for. Postcode and address are not asked for and are not kept.',
  },
  { value: 'none', text: 'No fixed address' },
  { value: 'outside-england', text: 'Outside England' },
  { value: 'not-known', text: 'Not known' },
];
const practiceOptions: readonly Option[] = [
  { value: 'known', text: 'Registered with a GP practice in England' },
  { value: 'none', text: 'Not registered' },
  {
    value: 'armed-forces',
    text: 'Registered with a GP practice of the armed forces',
    hint: 'The area goes by home then.',
  },
  { value: 'outside-england', text: 'Registered outside England' },
  { value: 'not-known', text: 'Not known' },
];
const POSTCODE = /^[a-z]{1,2}\d[a-z\d]?[\s-]*\d[a-z]{2}$/i;
const unitOptions: readonly Option[] = [
  { value: 'known', text: 'Booked at a unit of the list below' },
  { value: 'none', text: 'Not booked' },
  { value: 'not-known', text: 'Not known, or the unit is not in the list' },
];
const values = (options: readonly Option[]): string[] => options.map(({ value }) => value);

export class WhereForm {
  @IsIn(values(residenceOptions)) readonly residence!: string;
  @MayBeAbsent() @Matches(POSTCODE) readonly postcode?: string;
  @ValidateIf(
    ({ residence, area, postcode }: WhereForm) =>
      residence === 'hidden' ||
      (residence === 'known' && (area !== undefined || postcode === undefined)),
  )
  @Matches(PLACE)
  readonly area?: string;

  @MayBeAbsent() @IsIn(YES_NO_NOT_KNOWN) readonly mayMoveSoon?: string;

  @IsIn(values(practiceOptions)) readonly gpPractice!: string;
  /** Name or place of the practice, to find its code by. */
  @MayBeAbsent() @MaxLength(100) @Matches(ONE_LINE) readonly gpPracticeName?: string;
  @MayBeAbsent() @Matches(/^[A-Za-z0-9]{3,8}$/) readonly gpPracticeCode?: string;
  @ValidateIf((form: WhereForm) => form.gpPractice === 'known' && form.gpPracticeCode === undefined)
  @Matches(PLACE)
  readonly gpArea?: string;

  @IsIn(values(unitOptions)) readonly bookedUnit!: string;
  @ValidateIf((form: WhereForm) => form.bookedUnit === 'known')
  @Matches(PLACE)
  readonly unit?: string;
}

export const where: Topic = {
  slug: 'where',
  title: () => 'Where the person lives and is registered',
  lead: ['Areas go by home, GP practice or booked maternity unit, some by several of them.'],
  form: WhereForm,
  questions,
  sentences: {
    residence: { isIn: 'Select where the person lives' },
    postcode: { matches: 'Enter a full UK postcode, like NR1 3JB, or leave it empty' },
    area: { matches: 'Choose the area where the person lives' },
    mayMoveSoon: { isIn: 'Select whether the home may change at short notice' },
    gpPractice: { isIn: 'Select whether the person is registered with a GP practice' },
    gpPracticeName: {
      matches: 'The name of the GP practice must be on one line',
      maxLength: 'The name of the GP practice must be 100 characters or fewer',
    },
    gpPracticeCode: { matches: 'The practice code has 3 to 8 letters and digits, such as D82001' },
    gpArea: { matches: 'Choose the area of the GP practice, or give its code' },
    bookedUnit: { isIn: 'Select whether the person is booked at a maternity unit' },
    unit: { matches: 'Choose the maternity unit, or say that it is not in the list' },
  },
  kept: withoutHiddenPostcode,
};

// Only a home that is known has a postcode that may be kept.
function withoutHiddenPostcode(answers: FormAnswers): FormAnswers {
  const { postcode: _, ...others } = answers;
  return answers.residence === 'known' ? answers : others;
}

function questions({ places, lookups }: TopicContext): readonly FormPart[] {
  const areas = optionsOf(places, 'area');
  return [
    {
      kind: 'radios',
      name: 'residence',
      label: 'Where does the person live?',
      short: 'Home',
      options: residenceOptions,
    },
    ...(lookups.postcodes ? [postcodeOfHome] : []),
    {
      kind: 'select',
      name: 'area',
      label: lookups.postcodes
        ? 'Area where the person lives (if the postcode is not known or must stay hidden)'
        : 'Area where the person lives',
      short: 'Area of home',
      options: areas,
    },
    {
      kind: 'radios',
      name: 'mayMoveSoon',
      label: 'May the home change at short notice? (optional)',
      short: 'Home may change soon',
      hint: 'For example in temporary or allocated housing. Why is not asked. The team checks the address before it writes.',
      inline: true,
      options: optionsFrom(yesNoNotKnown),
    },
    {
      kind: 'radios',
      name: 'gpPractice',
      label: 'Is the person registered with a GP practice?',
      short: 'GP practice',
      options: practiceOptions,
    },
    ...(lookups.practices ? [nameOfPractice] : []),
    {
      kind: 'text',
      name: 'gpPracticeCode',
      label: 'Code of the GP practice (optional)',
      short: 'Code of the GP practice',
      hint: 'If you know it, for example D82001.',
      width: 10,
    },
    {
      kind: 'select',
      name: 'gpArea',
      label: lookups.practices
        ? 'Area of the GP practice (if the practice cannot be found)'
        : 'Area of the GP practice',
      short: 'Area of the GP practice',
      options: areas,
    },
    {
      kind: 'radios',
      name: 'bookedUnit',
      label: 'Is the person booked at a maternity unit?',
      short: 'Maternity unit',
      options: unitOptions,
    },
    {
      kind: 'select',
      name: 'unit',
      label: 'Maternity unit',
      short: 'Name of the unit',
      options: optionsOf(places, 'unit'),
    },
  ];
}

const postcodeOfHome: FormPart = {
  kind: 'text',
  name: 'postcode',
  label: 'Postcode of the home',
  short: 'Postcode',
  hint: 'It tells the area. Leave it empty if it is not known, or if the address must stay hidden.',
  width: 10,
  autocomplete: 'off',
};

const nameOfPractice: FormPart = {
  kind: 'text',
  name: 'gpPracticeName',
  label: 'Name of the GP practice',
  short: 'GP practice',
  hint: 'Part of its name, and its town, for example Mill Lane Norwich. The next page lists what is found.',
  width: 30,
  autocomplete: 'off',
};

const optionsOf = (places: readonly PlaceChoice[], kind: PlaceChoice['kind']): readonly Option[] =>
  places
    .filter((place) => place.kind === kind)
    .map(({ key, name }) => ({ value: key, text: name }));
