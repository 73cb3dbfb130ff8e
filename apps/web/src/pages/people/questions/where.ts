import { IsIn, Matches, MaxLength, ValidateIf } from 'class-validator';
import { MayBeAbsent, ONE_LINE, type PlaceChoice } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { Option } from '../../../layout/form/question.js';
import { textOf } from '../draft/own-answers.js';
import { values, type OwnContext, type OwnQuestion } from './own-question.js';

const POSTCODE = /^[a-z]{1,2}\d[a-z\d]?[\s-]*\d[a-z]{2}$/i;
const PLACE = /^[a-z0-9-]{1,100}$/;

const HOMES: readonly Option[] = inLanguage(() => [
  { value: 'postcode', text: say`I will give my postcode` },
  { value: 'area', text: say`I will choose my area from the list` },
  {
    value: 'hidden',
    text: say`Where I live must stay secret`,
    hint: say`Choose only the area. Do not give a postcode.`,
  },
  { value: 'none', text: say`I have no fixed home` },
  { value: 'outside-england', text: say`I live outside England` },
]);
const SURGERIES: readonly Option[] = inLanguage(() => [
  { value: 'known', text: say`Yes` },
  { value: 'none', text: say`No` },
  { value: 'not-known', text: say`I am not sure, or I would rather not say` },
]);
export const NONE_OF_THESE = 'none-of-these';

class HomeForm {
  @IsIn(values(HOMES)) readonly home!: string;
  @ValidateIf(({ home }: HomeForm) => home === 'postcode')
  @Matches(POSTCODE)
  readonly postcode?: string;
  @ValidateIf(({ home }: HomeForm) => home === 'area' || home === 'hidden')
  @Matches(PLACE)
  readonly area?: string;
}
class SurgeryForm {
  @IsIn(values(SURGERIES)) readonly surgery!: string;
  @MayBeAbsent() @MaxLength(100) @Matches(ONE_LINE) readonly surgeryName?: string;
  @MayBeAbsent() @Matches(PLACE) readonly surgeryArea?: string;
}
class WhichForm {
  @Matches(/^([A-Z0-9]{3,8}|none-of-these)$/) readonly code!: string;
}

const areas = (places: readonly PlaceChoice[]): readonly Option[] =>
  places.filter(({ kind }) => kind === 'area').map(({ key, name }) => ({ value: key, text: name }));

const askFor = ({ answers: _, ...context }: OwnContext) => context;

export const where = {
  home: inLanguage(() => ({
    title: say`Where do you live?`,
    lead: [say`This tells us which team is near you.`],
    form: HomeForm,
    questions: (context) => {
      const { places, lookups } = askFor(context);
      return [
        {
          kind: 'radios',
          name: 'home',
          label: say`Where do you live?`,
          options: HOMES.filter(({ value }) => value !== 'postcode' || lookups.postcodes),
        },
        ...(lookups.postcodes
          ? [
              {
                kind: 'text' as const,
                name: 'postcode',
                label: say`Your postcode`,
                hint: say`For example, NR1 3JB`,
                width: 10 as const,
                autocomplete: 'off',
              },
            ]
          : []),
        { kind: 'select', name: 'area', label: say`Your area`, options: areas(places) },
      ];
    },
    sentences: {
      home: { isIn: say`Choose how to say where you live` },
      postcode: { matches: say`Enter your whole postcode, like NR1 3JB` },
      area: { matches: say`Choose your area from the list` },
    },
  })),
  surgery: inLanguage(() => ({
    title: say`Do you have a GP?`,
    lead: [say`In some places help goes by where your GP is.`],
    form: SurgeryForm,
    questions: ({ places, lookups }) => [
      { kind: 'radios', name: 'surgery', label: say`Do you have a GP?`, options: SURGERIES },
      lookups.practices
        ? {
            kind: 'text',
            name: 'surgeryName',
            label: say`Name of the GP surgery`,
            hint: say`Part of the name, and the town. For example, Mill Lane Norwich.`,
            width: 30,
            autocomplete: 'off',
          }
        : {
            kind: 'select',
            name: 'surgeryArea',
            label: say`Area of the GP surgery`,
            options: areas(places),
          },
    ],
    sentences: {
      surgery: { isIn: say`Choose yes, no, or that you are not sure` },
      surgeryName: {
        matches: say`Enter the name of the surgery on 1 line`,
        maxLength: say`The name must be 100 letters or fewer`,
      },
      surgeryArea: { matches: say`Choose the area of the surgery from the list` },
    },
    alsoCheck: (answers, { lookups }) => {
      if (textOf(answers, 'surgery') !== 'known') return [];
      const field = lookups.practices ? 'surgeryName' : 'surgeryArea';
      const least = lookups.practices ? 2 : 1;
      const none = say`Say which surgery it is, or choose that you are not sure`;
      const few = say`Enter at least 2 letters of its name, or choose that you are not sure`;
      const signs = textOf(answers, field).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
      return signs >= least ? [] : [{ field, text: signs === 0 ? none : few }];
    },
  })),
  'which-surgery': inLanguage(() => ({
    title: say`Which GP surgery is it?`,
    form: WhichForm,
    questions: ({ practices }) => [
      {
        kind: 'radios',
        name: 'code',
        label: say`Which GP surgery is it?`,
        options: [
          ...practices.map(({ code, name, address }) => ({
            value: code,
            text: name,
            hint: address,
          })),
          { value: NONE_OF_THESE, text: say`None of these` },
        ],
      },
    ],
    sentences: { code: { matches: say`Choose your surgery, or “None of these”` } },
    applies: (answers, { practices }) =>
      practices && textOf(answers.surgery, 'surgery') === 'known',
  })),
} as const satisfies Readonly<Record<string, OwnQuestion>>;
