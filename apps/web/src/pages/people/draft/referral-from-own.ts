import {
  isUnder16,
  othersSee,
  SEEN_BY,
  SEEN_WAYS,
  type CallerNumber,
  type ContactDetails,
  type Day,
  type EquityDetails,
  type LossFact,
  type NeedFacts,
  type OccurrenceFact,
  type Pathway,
  type PartnerKnows,
  type PersonDetails,
  type SafeContact,
  type SafetyFacts,
  type SafetySign,
  type SendReferral,
  type WhereSheIs,
  type InterpreterWish,
  type ReadingWish,
  type YesNoNotKnown,
} from '@waymark/contracts';
import { nhsNumberDigits } from '../../../layout/form/nhs-number.js';
import { isSafe, mayBeReached, NO_WAY } from '../questions/reaching-you.js';
import { NONE_OF_THESE } from '../questions/where.js';
import { happened, listOf, textOf, type OwnAnswers } from './own-answers.js';

/** What was said, as intake takes it: what was not said is "not known" or absent, never a guess. */
export function referralFromOwn(answers: OwnAnswers, today: Day): SendReferral {
  return {
    about: 'pregnant-person',
    person: personFrom(answers),
    where: whereFrom(answers),
    current: currentFrom(answers),
    occurrences: occurrencesFrom(answers),
    need: needFrom(answers),
    safety: safetyFrom(answers),
    primaryCarer: 'not-known',
    consent: consentFrom(answers, today),
    preference: { sector: 'none', services: [] },
    referrer: {
      facts: { role: 'self', currentlyInvolved: 'not-known' },
      name: textOf(answers.name, 'fullName'),
      team: 'Self-referral',
    },
    equity: equityFrom(answers),
    ...knownFrom(answers),
  };
}

/** A text where there is one, as a part of an object. */
const given = <Field extends string>(name: Field, text: string): Partial<Record<Field, string>> =>
  text === '' ? {} : ({ [name]: text } as Partial<Record<Field, string>>);

function personFrom(answers: OwnAnswers): PersonDetails {
  const nhsNumber = nhsNumberDigits(textOf(answers.number, 'nhsNumber'));
  const hasPostcode = textOf(answers.home, 'home') === 'postcode';
  return {
    fullName: textOf(answers.name, 'fullName'),
    ...given('nameToUse', textOf(answers.name, 'nameToUse')),
    ...given('pronouns', textOf(answers.name, 'pronouns')),
    ...given('dialect', textOf(answers.interpreter, 'dialect')),
    ...given('birthDate', textOf(answers.born, 'birthDate')),
    ...(nhsNumber === '' ? { noNhsNumberBecause: 'not-known' } : { nhsNumber }),
    ...(hasPostcode && given('postcode', textOf(answers.home, 'postcode').toUpperCase())),
    contact: contactFrom(answers),
  };
}

function contactFrom(answers: OwnAnswers): ContactDetails {
  const safe = (way: string) => (isSafe(answers, way) ? 'yes' : 'no');
  return {
    ...given(
      'phone',
      ['phone', 'voicemail', 'sms'].some((way) => isSafe(answers, way))
        ? textOf(answers.phone, 'phone')
        : '',
    ),
    ...given('email', isSafe(answers, 'email') ? textOf(answers.email, 'email') : ''),
    safe: {
      phone: safe('phone'),
      voicemail: safe('voicemail'),
      sms: safe('sms'),
      email: safe('email'),
      // Letters are not offered; "do not contact me" means them too.
      letter: isSafe(answers, NO_WAY) ? 'no' : 'not-known',
      ...seenFrom(answers),
      ...rulesFrom(answers),
    },
  };
}

/** Who was asked who sees it before any way says yes to each of them knowing that. */
function seenFrom(
  answers: OwnAnswers,
): Pick<SafeContact, 'othersSeeMessages' | 'seenBy' | 'knowingly'> {
  const named = listOf(answers.others, 'others');
  const seenBy = SEEN_BY.filter((one) => named.includes(one));
  const others = othersSee(seenBy);
  const knowingly = SEEN_WAYS.filter((way) => isSafe(answers, way));
  return {
    othersSeeMessages: others,
    ...(seenBy.length > 0 && { seenBy }),
    ...(others === 'yes' && knowingly.length > 0 && { knowingly }),
  };
}

function rulesFrom(answers: OwnAnswers): Partial<SafeContact> {
  const partner = textOf(answers.partner, 'partner');
  const calls = isSafe(answers, 'phone') || isSafe(answers, 'voicemail') ? answers.calling : {};
  const times = mayBeReached(answers) ? answers.times : {};
  return {
    ...(partner !== '' && { partnerKnows: partner as PartnerKnows }),
    ...(textOf(calls, 'number') !== '' && {
      callerNumber: textOf(calls, 'number') as CallerNumber,
    }),
    ...given('askFor', textOf(calls, 'askFor')),
    ...given('sayYouAre', textOf(calls, 'sayYouAre')),
    ...given('codeWord', textOf(calls, 'codeWord')),
    ...given('times', textOf(times, 'days')),
    ...given('instructions', textOf(times, 'times')),
  };
}

function whereFrom({ home, surgery, 'which-surgery': which }: OwnAnswers): WhereSheIs {
  const said = textOf(home, 'home');
  const residence = said === 'postcode' || said === 'area' ? 'known' : said;
  const area = said === 'area' || said === 'hidden' ? textOf(home, 'area') : '';
  const code = textOf(which, 'code') === NONE_OF_THESE ? '' : textOf(which, 'code');
  const surgeryArea = textOf(surgery, 'surgeryArea');
  const answered = textOf(surgery, 'surgery');
  const found = answered === 'known' && (code !== '' || surgeryArea !== '');
  return {
    residence: (residence || 'not-known') as WhereSheIs['residence'],
    residencePlaces: area === '' ? [] : [area],
    gpPractice: found ? 'known' : answered === 'none' ? 'none' : 'not-known',
    ...(found && given('gpPracticeCode', code)),
    gpPlaces: found && surgeryArea !== '' ? [surgeryArea] : [],
    bookedUnit: 'not-known',
  };
}

function currentFrom(answers: OwnAnswers): SendReferral['current'] {
  if (!happened(answers, 'pregnant'))
    return { state: happened(answers, 'planning') ? 'planning' : 'not-pregnant' };
  const dueOn = textOf(answers.due, 'dueOn');
  return { state: 'pregnant', ...(dueOn !== '' && { dueOn, dueCertainty: 'about' }) };
}

const hadBirth = (answers: OwnAnswers): boolean =>
  happened(answers, 'birth') || happened(answers, 'hard-birth');

function occurrencesFrom(answers: OwnAnswers): readonly OccurrenceFact[] {
  const loss = textOf(answers.loss, 'loss');
  const occurrence = (
    kind: OccurrenceFact['kind'],
    when: 'birth' | 'loss-when' | 'apart',
    more: Partial<OccurrenceFact> = {},
  ): OccurrenceFact => ({
    kind,
    ...given('on', textOf(answers[when], 'on')),
    certainty: 'about',
    ...more,
  });
  return [
    ...(hadBirth(answers) ? [occurrence('birth', 'birth')] : []),
    ...(happened(answers, 'loss') && loss !== '' && loss !== 'not-said'
      ? [occurrence('loss', 'loss-when', { loss: lossFrom(loss) })]
      : []),
    ...(happened(answers, 'apart')
      ? [occurrence('separation', 'apart', { separation: { cause: 'not-known', at: 'not-known' } })]
      : []),
  ];
}

const lossFrom = (kind: string): LossFact => ({
  kind: kind as LossFact['kind'],
  ...(kind === 'termination' && { terminationReason: 'not-stated' }),
});

const PATHWAYS: readonly (readonly [said: string, pathway: Pathway])[] = [
  ['loss', 'perinatal-loss'],
  ['apart', 'custody-loss'],
  ['hard-birth', 'birth-trauma'],
  ['fear', 'tokophobia'],
  ['ill-baby', 'neonatal-unit-trauma'],
];

const LEVELS: Readonly<Record<string, Pick<NeedFacts, 'level' | 'impact'>>> = {
  little: { level: 'mild', impact: 'little' },
  some: { level: 'moderate', impact: 'some' },
  marked: { level: 'severe', impact: 'marked' },
};

function needFrom(answers: OwnAnswers): NeedFacts {
  const therapy = textOf(answers.therapy, 'therapy');
  const unsure = therapy === '' || therapy === 'not-known';
  return {
    pathways: PATHWAYS.filter(([said]) => happened(answers, said)).map(([, pathway]) => pathway),
    ...(LEVELS[textOf(answers.days, 'days')] ?? { level: 'not-known', impact: 'not-known' }),
    traumaKinds: happened(answers, 'hard-birth') ? ['birth'] : [],
    tokophobiaKind: 'not-known',
    conditions: [],
    psychiatricNeedNow: 'not-known',
    scores: [],
    priorTherapy: unsure ? 'not-known' : therapy === 'no' ? 'no' : 'yes',
    currentTherapy: unsure ? 'not-known' : therapy === 'now' ? 'yes' : 'no',
    beyondPrimaryCare: 'not-known',
    earlierLossImpact: 'not-known',
    mainDifficulty: 'not-known',
    practicalSupport: 'not-known',
  };
}

const SIGNS: readonly (readonly [said: string, sign: SafetySign])[] = [
  ['end-life', 'suicidal-plan'],
  ['hurt-others', 'intent-to-harm-baby'],
  ['unwanted', 'unwanted-intrusive-thoughts'],
  ['unreal', 'psychosis-suspected'],
];

/** Nobody who refers themselves is asked to judge how urgent they are: that is for whoever reads it. */
function safetyFrom({ 'right-now': now }: OwnAnswers): SafetyFacts {
  const said = listOf(now, 'now');
  const risk = (...of: readonly string[]): SafetyFacts['riskToSelf'] =>
    said.length === 0 ? 'not-known' : of.some((each) => said.includes(each)) ? 'some' : 'none';
  return {
    signs: SIGNS.filter(([each]) => said.includes(each)).map(([, sign]) => sign),
    signsAsked: said.length > 0,
    urgency: 'not-asked',
    riskToSelf: said.includes('end-life') ? 'significant' : risk('thoughts'),
    riskToOthers: said.includes('hurt-others') ? 'significant' : risk(),
    riskFromOthers: risk('unsafe'),
    substanceUse: 'not-known',
    childProtectionPlan: 'not-known',
    childInNeedPlan: 'not-known',
  };
}

function consentFrom(answers: OwnAnswers, today: Day): SendReferral['consent'] {
  const sharing = listOf(answers.sharing, 'sharing');
  const to = (recipient: string) => (sharing.includes(recipient) ? 'yes' : 'no');
  const birthDate = textOf(answers.born, 'birthDate');
  return {
    hub: to('hub'),
    otherNhs: to('otherNhs'),
    vcse: to('vcse'),
    gp: to('gp'),
    ...(birthDate !== '' && isUnder16(birthDate, today) && { under16: 'not-assessed' }),
  };
}

function knownFrom({ sharing }: OwnAnswers): Pick<SendReferral, 'knownToService'> {
  const known = textOf(sharing, 'knownToService');
  return known === '' ? {} : { knownToService: known as YesNoNotKnown };
}

function equityFrom({ language, interpreter, 'about-me': me }: OwnAnswers): EquityDetails {
  const gender = textOf(me, 'genderIdentity');
  const wanted = textOf(interpreter, 'interpreter') || 'no';
  const spoken = textOf(language, 'language');
  const reading = textOf(language, 'reading');
  const wish = textOf(interpreter, 'interpreterWish');
  return {
    ethnicCategory: (textOf(me, 'ethnicCategory') || '99') as EquityDetails['ethnicCategory'],
    language: spoken || 'not-known',
    interpreterNeeded: (spoken === '' ? 'not-known' : wanted) as EquityDetails['interpreterNeeded'],
    disability: 'not-known',
    inclusionGroups: listOf(me, 'inclusionGroups') as EquityDetails['inclusionGroups'],
    ...(reading !== '' && { reading: reading as ReadingWish }),
    ...(wish !== '' && { interpreterWish: wish as InterpreterWish }),
    ...(gender !== '' && {
      genderIdentity: gender as NonNullable<EquityDetails['genderIdentity']>,
    }),
  };
}
