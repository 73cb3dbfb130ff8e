import {
  MEASURE_CODES,
  PARENTHOODS,
  type Condition,
  type ConsentFacts,
  type CurrentStateFact,
  type DespiteCriteria,
  type EquityDetails,
  type NeedFacts,
  type Parenthood,
  type Pathway,
  type PersonDetails,
  type PreferenceFacts,
  type ReferrerDetails,
  type SafetyFacts,
  type ScoreFact,
  type SendReferral,
  type TraumaKind,
  type WhereSheIs,
  type YesNoNotKnown,
  type InterpreterWish,
  type ReadingWish,
} from '@waymark/contracts';
import type { FormAnswers } from '../../../../layout/form/question.js';
import { nhsNumberDigits } from '../../../../layout/form/nhs-number.js';
import { occurrenceFactsFrom } from '../../what-happened/occurrence-facts.js';
import { asksAbout } from '../topics/need-more.topic.js';
import { asksForAddress } from '../topics/person.topic.js';
import { itemField, scoreField, selfHarmAnswered } from '../topics/scores.topic.js';
import { signsIn } from '../topics/signs.topic.js';
import { mostUrgent } from '../topics/urgency-questions.js';
import { wordingFor } from '../wording.js';
import { contactFrom } from './contact-from-draft.js';
import { listOf, textOf, type DraftAnswers } from './draft.js';

/** Answers to questions that the form no longer asks are left out, unless all are wanted. */
type Wanted = 'what-is-asked' | 'all';

/** The form as intake takes it: an unanswered question is "not known" or absent, never a guess. */
export function referralFromDraft(
  answers: DraftAnswers,
  wanted: Wanted = 'what-is-asked',
): SendReferral {
  const { topics } = answers;
  const asksCarer = wanted === 'all' || wordingFor(answers).livingBaby;
  const firstReferredOn = textOf(topics['anything-else'], 'firstReferredOn');
  const known = textOf(topics.consent, 'knownToService');
  const note = textOf(topics['anything-else'], 'note');
  return {
    ...aboutFrom(topics['whose-care']),
    person: personFrom(answers),
    where: whereFrom(topics.where),
    current: currentFrom(topics.now),
    occurrences: occurrenceFactsFrom(answers.occurrences),
    need: needFrom(answers, wanted),
    safety: safetyFrom(answers, wanted),
    primaryCarer: code<SendReferral['primaryCarer']>(
      asksCarer ? topics.now : undefined,
      'primaryCarer',
      'not-known',
    ),
    consent: consentFrom(topics.consent),
    preference: preferenceFrom(topics.consent),
    referrer: referrerFrom(topics['about-you']),
    equity: equityFrom(topics.communication, topics.equality),
    ...given('urgencyComment', urgencyCommentFrom(answers, wanted)),
    ...(answers.callTaken !== undefined && { callTaken: answers.callTaken }),
    ...(known !== '' && { knownToService: known as YesNoNotKnown }),
    ...(note !== '' && { note }),
    ...(firstReferredOn !== '' && { firstReferredOn }),
    ...(answers.addToOpen === true && { addToOpen: true }),
    ...(answers.referAnywayBecause !== undefined && {
      referAnywayBecause: answers.referAnywayBecause,
    }),
    ...(answers.despiteCriteria !== undefined && {
      despiteCriteria: answers.despiteCriteria as unknown as DespiteCriteria,
    }),
  };
}

// The answers were checked against closed lists when they were saved.
const code = <Code extends string>(
  answers: FormAnswers | undefined,
  field: string,
  unanswered: Code,
): Code => (textOf(answers, field) || unanswered) as Code;

const PARENTS: readonly string[] = PARENTHOODS;

function aboutFrom(answers: FormAnswers | undefined): Pick<SendReferral, 'about' | 'parenthood'> {
  const about = textOf(answers, 'about');
  if (about === 'partner') return { about };
  const parenthood = PARENTS.includes(about) ? (about as Parenthood) : undefined;
  return { about: 'pregnant-person', ...(parenthood !== undefined && { parenthood }) };
}

/** A text where there is one, as a part of an object. */
const given = <Field extends string>(name: Field, text: string): Partial<Record<Field, string>> =>
  text === '' ? {} : ({ [name]: text } as Partial<Record<Field, string>>);

function personFrom(answers: DraftAnswers): PersonDetails {
  const { person, where, communication } = answers.topics;
  const nhsNumber = nhsNumberDigits(textOf(person, 'nhsNumber'));
  const hasAddress = asksForAddress(answers);
  const because = textOf(person, 'noNhsNumberBecause');
  return {
    fullName: textOf(person, 'fullName'),
    ...given('nameToUse', textOf(person, 'nameToUse')),
    ...given('pronouns', textOf(person, 'pronouns')),
    ...given('dialect', textOf(communication, 'dialect')),
    ...given('birthDate', textOf(person, 'birthDate')),
    ...(nhsNumber === ''
      ? because !== '' && {
          noNhsNumberBecause: because as NonNullable<PersonDetails['noNhsNumberBecause']>,
        }
      : { nhsNumber }),
    ...(hasAddress && given('address', textOf(person, 'address'))),
    ...(hasAddress &&
      given('postcode', postcodeWords(textOf(where, 'postcode') || textOf(person, 'postcode')))),
    contact: contactFrom(answers.topics.contact),
  };
}

/** `cv1 1aa` and `CV11AA` are both `CV1 1AA`. */
export const postcodeWords = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll(/[^A-Z\d]/g, '')
    .replace(/(?=.{3}$)/, ' ')
    .trim();

function whereFrom(where: FormAnswers | undefined): WhereSheIs {
  const residence = code<WhereSheIs['residence']>(where, 'residence', 'not-known');
  const gpPractice = code<WhereSheIs['gpPractice']>(where, 'gpPractice', 'not-known');
  const bookedUnit = code<WhereSheIs['bookedUnit']>(where, 'bookedUnit', 'not-known');
  const mayMoveSoon = textOf(where, 'mayMoveSoon');
  const hasArea = residence === 'known' || residence === 'hidden';
  const place = (field: string): string[] => {
    const key = textOf(where, field);
    return key === '' ? [] : [key];
  };
  return {
    residence,
    residencePlaces: hasArea ? place('area') : [],
    gpPractice,
    ...(gpPractice === 'known' &&
      given('gpPracticeCode', textOf(where, 'gpPracticeCode').toUpperCase())),
    gpPlaces: gpPractice === 'known' ? place('gpArea') : [],
    bookedUnit,
    ...(bookedUnit === 'known' && given('unit', textOf(where, 'unit'))),
    ...(mayMoveSoon !== '' && {
      mayMoveSoon: mayMoveSoon as NonNullable<WhereSheIs['mayMoveSoon']>,
    }),
  };
}

function currentFrom(now: FormAnswers | undefined): CurrentStateFact {
  const state = code<CurrentStateFact['state']>(now, 'state', 'not-known');
  const dueOn = textOf(now, 'dueOn');
  const certainty = code<NonNullable<CurrentStateFact['dueCertainty']>>(
    now,
    'dueCertainty',
    'about',
  );
  return {
    state,
    ...(state === 'pregnant' && dueOn !== '' && { dueOn, dueCertainty: certainty }),
  };
}

function needFrom(answers: DraftAnswers, wanted: Wanted): NeedFacts {
  const { need, treatment, scores, 'need-more': more } = answers.topics;
  const { trauma, fear, earlierLoss } = wanted === 'all' ? EVERYTHING : asksAbout(answers);
  const known = (field: string) => code<NeedFacts['priorTherapy']>(treatment, field, 'not-known');
  return {
    pathways: listOf(need, 'pathways') as readonly Pathway[],
    level: code<NeedFacts['level']>(need, 'level', 'not-known'),
    impact: code<NeedFacts['impact']>(need, 'impact', 'not-known'),
    traumaKinds: (trauma ? listOf(more, 'traumaKinds') : []) as readonly TraumaKind[],
    ...(trauma && given('traumaOn', textOf(more, 'traumaOn'))),
    tokophobiaKind: code<NeedFacts['tokophobiaKind']>(
      fear ? more : undefined,
      'tokophobiaKind',
      'not-known',
    ),
    conditions: listOf(treatment, 'conditions') as readonly Condition[],
    psychiatricNeedNow: known('psychiatricNeedNow'),
    scores: scoresFrom(scores),
    priorTherapy: known('priorTherapy'),
    currentTherapy: known('currentTherapy'),
    beyondPrimaryCare: known('beyondPrimaryCare'),
    earlierLossImpact: code<NeedFacts['earlierLossImpact']>(
      earlierLoss ? more : undefined,
      'earlierLossImpact',
      'not-known',
    ),
    mainDifficulty: code<NeedFacts['mainDifficulty']>(treatment, 'mainDifficulty', 'not-known'),
    practicalSupport: known('practicalSupport'),
  };
}

const EVERYTHING = { trauma: true, fear: true, earlierLoss: true };

function scoresFrom(scores: FormAnswers | undefined): readonly ScoreFact[] {
  const on = textOf(scores, 'on');
  return MEASURE_CODES.flatMap((measure) => {
    const total = textOf(scores, scoreField(measure));
    if (total === '') return [];
    const field = itemField(measure);
    const item = field === undefined ? '' : textOf(scores, field);
    return [
      {
        measure,
        total: Number(total),
        ...(item !== '' && { selfHarmItem: Number(item) }),
        ...(on !== '' && { on }),
      },
    ];
  });
}

/** The topics in which the early question was asked and answered. */
function urgencyTopics(
  { topics: { signs, scores } }: DraftAnswers,
  wanted: Wanted,
): readonly FormAnswers[] {
  const selfHarm = selfHarmAnswered(scores);
  // Another system may have said how soon without a sign: that is not lost with an answer to something else.
  const seen = wanted === 'all' || signsIn(listOf(signs, 'signs')).length > 0;
  return [
    ...(selfHarm && scores !== undefined ? [scores] : []),
    ...((seen || selfHarm) && signs !== undefined ? [signs] : []),
  ];
}

function urgencyFrom(
  answers: DraftAnswers,
  wanted: Wanted,
): Pick<SafetyFacts, 'urgency' | 'notUrgentBecause'> {
  const asked = urgencyTopics(answers, wanted);
  const urgency = mostUrgent(asked.map((topic) => textOf(topic, 'urgency')));
  const because = asked.map((topic) => textOf(topic, 'notUrgentBecause')).find(Boolean);
  return {
    urgency,
    ...(urgency === 'not-urgent' &&
      because !== undefined && {
        notUrgentBecause: because as NonNullable<SafetyFacts['notUrgentBecause']>,
      }),
  };
}

const urgencyCommentFrom = (answers: DraftAnswers, wanted: Wanted): string =>
  [...new Set(urgencyTopics(answers, wanted).map((topic) => textOf(topic, 'urgencyComment')))]
    .filter(Boolean)
    .join('\n');

function safetyFrom(answers: DraftAnswers, wanted: Wanted): SafetyFacts {
  const { signs, safety } = answers.topics;
  const ticked = listOf(signs, 'signs');
  const seen = signsIn(ticked);
  const risk = (field: string) => code<SafetyFacts['riskToSelf']>(safety, field, 'not-known');
  return {
    signs: seen,
    signsAsked: ticked.length > 0 && !ticked.includes('not-asked'),
    ...urgencyFrom(answers, wanted),
    riskToSelf: risk('riskToSelf'),
    riskToOthers: risk('riskToOthers'),
    riskFromOthers: risk('riskFromOthers'),
    substanceUse: code<SafetyFacts['substanceUse']>(safety, 'substanceUse', 'not-known'),
    childProtectionPlan: code<SafetyFacts['childProtectionPlan']>(
      safety,
      'childProtectionPlan',
      'not-known',
    ),
    childInNeedPlan: code<SafetyFacts['childInNeedPlan']>(safety, 'childInNeedPlan', 'not-known'),
  };
}

function consentFrom(consent: FormAnswers | undefined): ConsentFacts {
  const to = (field: string) => code<ConsentFacts['hub']>(consent, field, 'not-asked');
  const because = textOf(consent, 'withoutConsentBecause');
  const under16 = textOf(consent, 'under16');
  return {
    hub: to('hub'),
    otherNhs: to('otherNhs'),
    vcse: to('vcse'),
    gp: to('gp'),
    ...(['best-interests', 'serious-harm'].includes(because) && {
      withoutConsentBecause: because as NonNullable<ConsentFacts['withoutConsentBecause']>,
    }),
    ...(under16 !== '' && { under16: under16 as NonNullable<ConsentFacts['under16']> }),
  };
}

const preferenceFrom = (consent: FormAnswers | undefined): PreferenceFacts => ({
  sector: code<PreferenceFacts['sector']>(consent, 'sector', 'none'),
  services: [],
});

const referrerFrom = (you: FormAnswers | undefined): ReferrerDetails => ({
  facts: {
    role: textOf(you, 'role') as ReferrerDetails['facts']['role'],
    currentlyInvolved: code<ReferrerDetails['facts']['currentlyInvolved']>(
      you,
      'currentlyInvolved',
      'not-known',
    ),
  },
  name: textOf(you, 'name'),
  team: textOf(you, 'team'),
  ...given('email', textOf(you, 'email')),
  ...given('phone', textOf(you, 'phone')),
});

function genderFrom(
  equality: FormAnswers | undefined,
): Pick<EquityDetails, 'genderIdentity' | 'genderSameAsAtBirth'> {
  const identity = textOf(equality, 'genderIdentity');
  const same = textOf(equality, 'genderSameAsAtBirth');
  return {
    ...(identity !== '' && {
      genderIdentity: identity as NonNullable<EquityDetails['genderIdentity']>,
    }),
    ...(same !== '' && {
      genderSameAsAtBirth: same as NonNullable<EquityDetails['genderSameAsAtBirth']>,
    }),
  };
}

const wishesFrom = (
  communication: FormAnswers | undefined,
): Pick<EquityDetails, 'reading' | 'interpreterWish'> => {
  const [reading, wish] = [
    textOf(communication, 'reading'),
    textOf(communication, 'interpreterWish'),
  ];
  return {
    ...(reading !== '' && { reading: reading as ReadingWish }),
    ...(wish !== '' && { interpreterWish: wish as InterpreterWish }),
  };
};

const equityFrom = (
  communication: FormAnswers | undefined,
  equality: FormAnswers | undefined,
): EquityDetails => ({
  ethnicCategory: code<EquityDetails['ethnicCategory']>(equality, 'ethnicCategory', '99'),
  language: textOf(communication, 'language') || 'not-known',
  interpreterNeeded: code<EquityDetails['interpreterNeeded']>(
    communication,
    'interpreterNeeded',
    'not-known',
  ),
  disability: code<EquityDetails['disability']>(communication, 'disability', 'not-known'),
  inclusionGroups: listOf(equality, 'inclusionGroups') as EquityDetails['inclusionGroups'],
  ...genderFrom(equality),
  ...wishesFrom(communication),
});
