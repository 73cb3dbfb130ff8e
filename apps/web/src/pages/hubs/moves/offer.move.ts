import { IsIn, Matches, MaxLength } from 'class-validator';
import { PATHWAYS } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
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
export const offer: MoveForm = inLanguage(() => ({
  move: 'offer-to',
  path: 'offer',
  title: say`Offer to a service`,
  lead: [
    say`The service is asked. Whoever holds the person now goes on holding them until a named person there has acknowledged.`,
  ],
  tells: 'referrer',
  button: say`Offer`,
  form: OfferForm,
  told: whatIsShared,
  questions: (context) => [
    {
      kind: 'select',
      name: 'serviceId',
      label: say`Which service?`,
      options: serviceOptions(context),
    },
    { kind: 'select', name: 'pathway', label: say`For what?`, options: optionsFrom(pathwayWords) },
    {
      kind: 'textarea',
      name: 'because',
      label: say`Why there?`,
      hint: say`In one sentence, without names. The service and the referrer read it. Up to 500 characters. ${NEVER_WRITE()}`,
    },
  ],
  sentences: {
    serviceId: { matches: say`Choose the service` },
    pathway: { isIn: say`Choose what it is for` },
    because: {
      matches: say`Enter why you offer it there`,
      maxLength: say`Why there must be 500 characters or fewer`,
    },
  },
  body: ({ serviceId, pathway, because }) => ({ serviceId, pathway, because }),
}));
