import { IsIn, Matches, MaxLength } from 'class-validator';
import { PATHWAYS } from '@waymark/contracts';
import { optionsFrom } from '../../../layout/form/question.js';
import { pathwayWords } from '../../../layout/words/need-words.js';
import type { MoveForm } from './move-form.js';
import { serviceOptions } from './service-groups.js';
import { whatIsShared } from './read-by-the-next.js';
import { NEVER_WRITE } from '../../../layout/words/free-text-words.js';

export class OfferForm {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsIn(PATHWAYS) readonly pathway!: string;
  @MaxLength(500) @Matches(/\S/) readonly because!: string;
}

/** A coordinator names the place by hand. */
export const offer: MoveForm = {
  move: 'offer-to',
  path: 'offer',
  title: 'Offer to a service',
  lead: [
    'The service is asked. Whoever holds the person now goes on holding them until a named person there has acknowledged.',
  ],
  tells: 'referrer',
  button: 'Offer',
  form: OfferForm,
  told: whatIsShared,
  questions: (context) => [
    {
      kind: 'select',
      name: 'serviceId',
      label: 'Which service?',
      options: serviceOptions(context),
    },
    { kind: 'select', name: 'pathway', label: 'For what?', options: optionsFrom(pathwayWords) },
    {
      kind: 'textarea',
      name: 'because',
      label: 'Why there?',
      hint: `In one sentence, without names. The service and the referrer read it. Up to 500 characters. ${NEVER_WRITE}`,
    },
  ],
  sentences: {
    serviceId: { matches: 'Choose the service' },
    pathway: { isIn: 'Choose what it is for' },
    because: {
      matches: 'Enter why you offer it there',
      maxLength: 'Why there must be 500 characters or fewer',
    },
  },
  body: ({ serviceId, pathway, because }) => ({ serviceId, pathway, because }),
};
