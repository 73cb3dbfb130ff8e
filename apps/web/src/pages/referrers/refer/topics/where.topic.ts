import { IsIn, Matches, MaxLength, ValidateIf } from 'class-validator';
import { MayBeAbsent, ONE_LINE, YES_NO_NOT_KNOWN, type PlaceChoice } from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import {
  optionsFrom,
  type FormAnswers,
  type FormPart,
  type Option,
} from '../../../../layout/form/question.js';
import { yesNoNotKnown } from '../../../../layout/words/need-words.js';
import type { Topic, TopicContext } from './topic.js';

const PLACE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const residenceOptions: readonly Option[] = inLanguage(() => [
  { value: 'known', text: say`At an address in England` },
  {
    value: 'hidden',
    text: say`At an address that must stay hidden, such as a refuge`,
    hint: say`Only the area is asked for. Postcode and address are not asked for and are not kept.`,
  },
  { value: 'none', text: say`No fixed address` },
  { value: 'outside-england', text: say`Outside England` },
  { value: 'not-known', text: say`Not known` },
]);
const practiceOptions: readonly Option[] = inLanguage(() => [
  { value: 'known', text: say`Registered with a GP practice in England` },
  { value: 'none', text: say`Not registered` },
  {
    value: 'armed-forces',
    text: say`Registered with a GP practice of the armed forces`,
    hint: say`The area goes by home then.`,
  },
  { value: 'outside-england', text: say`Registered outside England` },
  { value: 'not-known', text: say`Not known` },
]);
const POSTCODE = /^[a-z]{1,2}\d[a-z\d]?[\s-]*\d[a-z]{2}$/i;
const unitOptions: readonly Option[] = inLanguage(() => [
  { value: 'known', text: say`Booked at a unit of the list below` },
  { value: 'none', text: say`Not booked` },
  { value: 'not-known', text: say`Not known, or the unit is not in the list` },
]);
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

export const where: Topic = inLanguage(() => ({
  slug: 'where',
  title: () => say`Where the person lives and is registered`,
  lead: [say`Areas go by home, GP practice or booked maternity unit, some by several of them.`],
  form: WhereForm,
  questions,
  sentences: {
    residence: { isIn: say`Select where the person lives` },
    postcode: { matches: say`Enter a full UK postcode, like NR1 3JB, or leave it empty` },
    area: { matches: say`Choose the area where the person lives` },
    mayMoveSoon: { isIn: say`Select whether the home may change at short notice` },
    gpPractice: { isIn: say`Select whether the person is registered with a GP practice` },
    gpPracticeName: {
      matches: say`The name of the GP practice must be on one line`,
      maxLength: say`The name of the GP practice must be 100 characters or fewer`,
    },
    gpPracticeCode: {
      matches: say`The practice code has 3 to 8 letters and digits, such as D82001`,
    },
    gpArea: { matches: say`Choose the area of the GP practice, or give its code` },
    bookedUnit: { isIn: say`Select whether the person is booked at a maternity unit` },
    unit: { matches: say`Choose the maternity unit, or say that it is not in the list` },
  },
  kept: withoutHiddenPostcode,
}));

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
      label: say`Where does the person live?`,
      short: say`Home`,
      options: residenceOptions,
    },
    ...(lookups.postcodes ? [postcodeOfHome] : []),
    {
      kind: 'select',
      name: 'area',
      label: lookups.postcodes
        ? say`Area where the person lives (if the postcode is not known or must stay hidden)`
        : say`Area where the person lives`,
      short: say`Area of home`,
      options: areas,
    },
    {
      kind: 'radios',
      name: 'mayMoveSoon',
      label: say`May the home change at short notice? (optional)`,
      short: say`Home may change soon`,
      hint: say`For example in temporary or allocated housing. Why is not asked. The team checks the address before it writes.`,
      inline: true,
      options: optionsFrom(yesNoNotKnown),
    },
    {
      kind: 'radios',
      name: 'gpPractice',
      label: say`Is the person registered with a GP practice?`,
      short: say`GP practice`,
      options: practiceOptions,
    },
    ...(lookups.practices ? [nameOfPractice] : []),
    {
      kind: 'text',
      name: 'gpPracticeCode',
      label: say`Code of the GP practice (optional)`,
      short: say`Code of the GP practice`,
      hint: say`If you know it, for example D82001.`,
      width: 10,
    },
    {
      kind: 'select',
      name: 'gpArea',
      label: lookups.practices
        ? say`Area of the GP practice (if the practice cannot be found)`
        : say`Area of the GP practice`,
      short: say`Area of the GP practice`,
      options: areas,
    },
    {
      kind: 'radios',
      name: 'bookedUnit',
      label: say`Is the person booked at a maternity unit?`,
      short: say`Maternity unit`,
      options: unitOptions,
    },
    {
      kind: 'select',
      name: 'unit',
      label: say`Maternity unit`,
      short: say`Name of the unit`,
      options: optionsOf(places, 'unit'),
    },
  ];
}

const postcodeOfHome: FormPart = inLanguage(() => ({
  kind: 'text',
  name: 'postcode',
  label: say`Postcode of the home`,
  short: say`Postcode`,
  hint: say`It tells the area. Leave it empty if it is not known, or if the address must stay hidden.`,
  width: 10,
  autocomplete: 'off',
}));

const nameOfPractice: FormPart = inLanguage(() => ({
  kind: 'text',
  name: 'gpPracticeName',
  label: say`Name of the GP practice`,
  short: say`GP practice`,
  hint: say`Part of its name, and its town, for example Mill Lane Norwich. The next page lists what is found.`,
  width: 30,
  autocomplete: 'off',
}));

const optionsOf = (places: readonly PlaceChoice[], kind: PlaceChoice['kind']): readonly Option[] =>
  places
    .filter((place) => place.kind === kind)
    .map(({ key, name }) => ({ value: key, text: name }));
