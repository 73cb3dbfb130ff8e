import { ArrayMaxSize, IsArray, IsIn, MaxLength } from 'class-validator';
import {
  MayBeAbsent,
  SERVICE_OFFERS,
  type OfferedBeside,
  type ServiceSettings,
} from '@waymark/contracts';
import type { Sentences } from '../../../layout/form/check-answers.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import { offerWords } from '../../../layout/words/service-words.js';

const LONGEST = 300;

export class OffersForm {
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(SERVICE_OFFERS.length)
  @IsIn(SERVICE_OFFERS, { each: true })
  readonly offers?: readonly string[];
  @MayBeAbsent() @MaxLength(LONGEST) readonly 'physical-health-checks'?: string;
  @MayBeAbsent() @MaxLength(LONGEST) readonly 'partner-assessment'?: string;
  @MayBeAbsent() @MaxLength(LONGEST) readonly training?: string;
  @MayBeAbsent() @MaxLength(LONGEST) readonly 'advice-before-referral'?: string;
}

export const offersQuestions: readonly FormPart[] = [
  {
    kind: 'checkboxes',
    name: 'offers',
    label: 'What does the service offer besides?',
    hint: 'Select all that apply.',
    options: optionsFrom(offerWords),
  },
  {
    kind: 'section',
    text: 'What should referrers read?',
    lead: 'Public: for whom, when, how one asks. Up to 300 characters each.',
  },
  ...SERVICE_OFFERS.map((offer): FormPart => ({
    kind: 'text',
    name: offer,
    label: `${offerWords[offer]} (optional)`,
  })),
];

const tooLong = 'must be 300 characters or fewer';

export const offersSentences: Sentences = {
  offers: {
    isArray: 'Select from the list',
    arrayMaxSize: 'Select from the list',
    isIn: 'Select from the list',
  },
  ...Object.fromEntries(
    SERVICE_OFFERS.map((offer) => [offer, { maxLength: `${offerWords[offer]} ${tooLong}` }]),
  ),
};

export const offersAnswers = ({ offers }: ServiceSettings): FormAnswers => ({
  offers: offers.map(({ offer }) => offer),
  ...Object.fromEntries(offers.map(({ offer, wording }) => [offer, wording])),
});

export function offersFrom(answers: FormAnswers): readonly OfferedBeside[] {
  const chosen = answers.offers ?? [];
  return SERVICE_OFFERS.filter((offer) => chosen.includes(offer)).map((offer) => {
    const wording = answers[offer];
    return { offer, ...(typeof wording === 'string' && { wording }) };
  });
}
