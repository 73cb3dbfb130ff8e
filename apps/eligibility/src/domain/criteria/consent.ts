import { IsIn } from 'class-validator';
import type { ConsentRecipient, ServiceKind } from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { later, met, notKnown, notMet } from '../verdict.js';

class ConsentSettings {
  @IsIn([true]) readonly required!: true;
}

const RECIPIENTS: Readonly<Record<ServiceKind, ConsentRecipient>> = {
  mmhs: 'hub',
  alternative: 'otherNhs',
  'specialist-perinatal': 'otherNhs',
  'mother-and-baby-unit': 'otherNhs',
  'talking-therapies': 'otherNhs',
  'vcse-link-work': 'vcse',
  'vcse-peer-support': 'vcse',
};
const RECIPIENT_WORDS: Readonly<Record<ConsentRecipient, string>> = {
  hub: 'the maternal mental health service',
  otherNhs: 'other NHS services',
  vcse: 'voluntary-sector services',
  gp: 'the GP practice',
};

/** Has the person agreed to this kind of recipient? */
export const consent = defineCriterion({
  code: 'consent',
  question: 'Has the person agreed to the referral?',
  settings: ConsentSettings,
  rule: (_, { serviceKind }) =>
    `with consent to share with ${RECIPIENT_WORDS[RECIPIENTS[serviceKind]]}`,
  judgeBy(_, { serviceKind }) {
    const recipient = RECIPIENTS[serviceKind];
    const sharing = `share with ${RECIPIENT_WORDS[recipient]}`;
    const ask = { fact: `consent.${recipient}`, question: `Does the person agree to ${sharing}?` };
    const yes = met('yes', `Consent was given to ${sharing}.`);
    const no = notMet('no', `Consent was not given to ${sharing}.`);
    const unasked = notKnown(ask, `Consent to ${sharing} was not asked.`, 'not asked');
    const bestInterests = met(
      'no, best interests',
      `A best-interests reason to ${sharing} stands.`,
    );
    const seriousHarm = met('no, serious harm', `A serious-harm reason to ${sharing} stands.`);

    return ({ facts }) => {
      const answer = facts.consent[recipient];
      if (answer === 'yes') return yes;
      const { withoutConsentBecause } = facts.consent;
      if (withoutConsentBecause === 'best-interests') return bestInterests;
      if (withoutConsentBecause === 'serious-harm') return seriousHarm;
      return answer === 'no' ? no : unasked;
    };
  },
  changesBy: (_, { serviceKind }) => {
    const recipient = RECIPIENTS[serviceKind];
    const words = `Agreeing to share with ${RECIPIENT_WORDS[recipient]} would change this; that is the person's own choice.`;
    return () => [later(`consent.${recipient}`, words)];
  },
});
