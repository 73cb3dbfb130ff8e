import { ArrayMaxSize, IsArray, IsIn, MaxLength } from 'class-validator';
import {
  MayBeAbsent,
  SERVICE_OFFERS,
  type OfferedBeside,
  type ServiceSettings,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
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

export const offersQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'checkboxes',
    name: 'offers',
    label: say`What does the service offer besides?`,
    hint: say`Select all that apply.`,
    options: optionsFrom(offerWords),
  },
  {
    kind: 'section',
    text: say`What should referrers read?`,
    lead: say`Public: for whom, when, how one asks. Up to 300 characters each.`,
  },
  ...SERVICE_OFFERS.map((offer): FormPart => ({
    kind: 'text',
    name: offer,
    label: say`${offerWords[offer]} (optional)`,
  })),
]);

const tooLong = (): string => say`must be 300 characters or fewer`;

export const offersSentences: Sentences = inLanguage(() => ({
  offers: {
    isArray: say`Select from the list`,
    arrayMaxSize: say`Select from the list`,
    isIn: say`Select from the list`,
  },
  ...Object.fromEntries(
    SERVICE_OFFERS.map((offer) => [offer, { maxLength: `${offerWords[offer]} ${tooLong()}` }]),
  ),
}));

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
