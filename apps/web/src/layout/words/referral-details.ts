import {
  isSafeWay,
  type CallTaken,
  type PlaceName,
  type ReferralView,
  type SendReferral,
} from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';
import { dayWords, momentWords } from '../london-time.js';
import { agreementLines } from './agreement-lines.js';
import { isLossWithoutLivingBaby, occurrenceLines, pregnancyLine } from './history-words.js';
import { despiteCriteriaWords } from './judging-words.js';
import { languageWords } from './language-words.js';
import {
  conditionWords,
  difficultyWords,
  impactWords,
  levelWords,
  lossWeightWords,
  pathwayWords,
  tokophobiaWords,
  traumaWords,
  yesNoNotKnown,
} from './need-words.js';
import {
  aboutWords,
  askedWords,
  interpreterWishWords,
  readingWords,
  consentWords,
  noNhsNumberWords,
  referrerRoleWords,
  sectorWords,
  under16Words,
  withoutConsentWords,
} from './people-words.js';
import { spokenFieldWords } from './spoken-words.js';
import {
  callTakerWords,
  notUrgentWords,
  riskWords,
  signWords,
  substanceWords,
  urgencyWords,
} from './safety-words.js';

export interface Detail {
  readonly key: string;
  readonly value: string;
}

export interface DetailSection {
  readonly title: string;
  readonly rows: readonly Detail[];
  /** What the link says where some of it is changed with how the person is spoken with. */
  readonly change?: string;
}

const NOTHING = (): string => say`Not provided`;

/** What the referrer has told, for the team that decides. */
export const detailSections = ({
  sent,
  placeNames,
  agreements,
  urgencyCommentBefore,
}: Pick<
  ReferralView,
  'sent' | 'placeNames' | 'agreements' | 'urgencyCommentBefore'
>): readonly DetailSection[] => [
  {
    title: say`The person`,
    rows: personRows(sent, placeNames),
    change: say`Change the name to use or the pronouns`,
  },
  { title: say`What happened, and now`, rows: historyRows(sent) },
  { title: say`Need`, rows: needRows(sent) },
  { title: say`Risk and safeguarding`, rows: safetyRows(sent, urgencyCommentBefore) },
  {
    title: say`Communication and consent`,
    rows: [...consentRows(sent), ...agreementRows(agreements)],
    change: say`Change how to speak and write to the person`,
  },
  { title: say`Who refers`, rows: referrerRows(sent) },
];

function personRows(
  { person, where, about, parenthood }: SendReferral,
  places: readonly PlaceName[],
): readonly Detail[] {
  const nameOf = (key: string): string => places.find((place) => place.key === key)?.name ?? key;
  const area = where.residencePlaces.map(nameOf).join(', ');
  const hidden = where.residence === 'hidden';
  const { safe } = person.contact;
  const unit = where.unit === undefined ? where.bookedUnit : nameOf(where.unit);
  return [
    row(say`Name`, person.fullName),
    ...optional(spokenFieldWords.nameToUse, person.nameToUse),
    ...optional(spokenFieldWords.pronouns, person.pronouns),
    ...(parenthood === undefined ? [] : [row(say`Referred as`, aboutWords[parenthood])]),
    ...(about === 'partner'
      ? [row(say`Referred as`, say`A partner, with a record of their own`)]
      : []),
    row(say`Date of birth`, person.birthDate && dayWords(person.birthDate)),
    row(
      say`NHS number`,
      person.nhsNumber?.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3') ??
        (person.noNhsNumberBecause && say`None: ${noNhsNumberWords[person.noNhsNumberBecause]}`),
    ),
    row(
      say`Home`,
      [HOME[where.residence], area === '' && !hidden ? person.postcode : area]
        .filter((part) => part !== undefined && part !== '')
        .join(', '),
    ),
    ...(where.mayMoveSoon === 'yes'
      ? [row(say`Home may change soon`, say`Check where the person is before anything is sent`)]
      : []),
    ...(hidden ? [] : optional(say`Postcode`, person.postcode)),
    ...(hidden ? [] : optional(say`Address`, shownIf(isSafeWay(safe, 'letter'), person.address))),
    row(
      say`GP practice`,
      [PRACTICE[where.gpPractice], where.gpPracticeCode, ...where.gpPlaces.map(nameOf)]
        .filter(Boolean)
        .join(', '),
    ),
    row(
      say`Maternity unit`,
      unit === 'none' ? say`Not booked` : unit === 'not-known' ? say`Not known` : unit,
    ),
    ...optional(
      say`Telephone`,
      shownIf(
        BY_NUMBER.some((way) => isSafeWay(safe, way)),
        person.contact.phone,
      ),
    ),
    ...optional(say`Email`, shownIf(isSafeWay(safe, 'email'), person.contact.email)),
  ];
}

const BY_NUMBER = ['phone', 'sms', 'voicemail'] as const;

/** What could be used without thinking is not there to be used. */
const shownIf = (isSafe: boolean, text: string | undefined): string | undefined =>
  isSafe || text === undefined ? text : NOT_SHOWN();

const NOT_SHOWN = (): string =>
  say`Not shown: it is not known to be safe. Find out first, through whoever sent the referral`;

const HOME: Readonly<Partial<Record<SendReferral['where']['residence'], string>>> = inLanguage(
  () => ({
    hidden: say`Hidden address`,
    none: say`No fixed address`,
    'outside-england': say`Outside England`,
    'armed-forces': say`Armed forces`,
    'not-known': say`Not known`,
  }),
);

const PRACTICE: Readonly<Partial<Record<SendReferral['where']['gpPractice'], string>>> = inLanguage(
  () => ({
    none: say`Not registered with a GP practice`,
    'outside-england': say`Outside England`,
    'armed-forces': say`A practice of the armed forces`,
    'not-known': say`Not known`,
  }),
);

function historyRows({ current, occurrences, primaryCarer }: SendReferral): readonly Detail[] {
  return [
    row(say`Now`, pregnancyLine(current)),
    row(say`What happened`, occurrenceLines(occurrences).join('\n')),
    // After a loss nobody reads, or is asked, who cares for a baby.
    ...(isLossWithoutLivingBaby(occurrences) && current.state !== 'pregnant'
      ? []
      : [row(say`Main carer`, yesNoNotKnown[primaryCarer])]),
  ];
}

function needRows(sent: SendReferral): readonly Detail[] {
  const { need, note, referAnywayBecause, despiteCriteria, addToOpen } = sent;
  return [
    row(say`Help with`, need.pathways.map((pathway) => pathwayWords[pathway]).join('\n')),
    row(say`How severe`, levelWords[need.level]),
    row(say`In the way of daily life`, impactWords[need.impact]),
    ...optional(
      say`What was traumatic`,
      need.traumaKinds.map((kind) => traumaWords[kind]).join('\n'),
    ),
    ...optional(say`When the trauma happened`, need.traumaOn && dayWords(need.traumaOn)),
    ...(need.pathways.includes('tokophobia')
      ? [row(say`Severe fear`, tokophobiaWords[need.tokophobiaKind])]
      : []),
    ...(isLossWeighed(sent)
      ? [row(say`Weight of the loss on this pregnancy`, lossWeightWords[need.earlierLossImpact])]
      : []),
    row(say`Conditions`, need.conditions.map((condition) => conditionWords[condition]).join('\n')),
    row(say`Psychiatric need now`, yesNoNotKnown[need.psychiatricNeedNow]),
    row(say`Therapy tried`, yesNoNotKnown[need.priorTherapy]),
    row(say`Therapy going on`, yesNoNotKnown[need.currentTherapy]),
    row(say`More than primary care can help with`, yesNoNotKnown[need.beyondPrimaryCare]),
    row(say`Main difficulty`, difficultyWords[need.mainDifficulty]),
    row(say`Practical support wanted`, yesNoNotKnown[need.practicalSupport]),
    ...optional(
      say`Scores`,
      need.scores
        .map(
          ({ measure, total, selfHarmItem, on }) =>
            `${measure} ${String(total)}${selfHarmItem === undefined ? '' : say`, the question about self-harm ${String(selfHarmItem)}`}${on === undefined ? '' : `, ${dayWords(on)}`}`,
        )
        .join('\n'),
    ),
    ...optional(say`Note`, note),
    ...optional(say`Sent although one is open, because`, referAnywayBecause),
    ...optional(
      say`Sent although the criteria say no, because`,
      despiteCriteria &&
        [despiteCriteriaWords[despiteCriteria.reason], despiteCriteria.words]
          .filter(Boolean)
          .join('\n'),
    ),
    ...(addToOpen === true
      ? [row(say`Sent`, say`To add to the referral that is open already`)]
      : []),
  ];
}

// Asked of nobody who is not pregnant again, and never read to them as left open.
const isLossWeighed = ({ need, current, occurrences }: SendReferral): boolean =>
  need.earlierLossImpact !== 'not-known' ||
  (current.state === 'pregnant' && occurrences.some(({ kind }) => kind === 'loss'));

function safetyRows(
  sent: SendReferral,
  before: ReferralView['urgencyCommentBefore'],
): readonly Detail[] {
  const { safety, urgencyComment, callTaken } = sent;
  const none = safety.signsAsked ? say`None seen` : say`Not asked`;
  return [
    row(say`Signs`, safety.signs.map((sign) => signWords[sign]).join('\n') || none),
    ...(safety.urgency === 'not-asked' ? [] : [row(say`How soon`, urgencyWords[safety.urgency])]),
    ...optional(
      say`Not urgent because`,
      safety.notUrgentBecause && notUrgentWords[safety.notUrgentBecause],
    ),
    ...optional(urgencyCommentKey(before), urgencyComment),
    ...optional(say`Who took the call`, callTaken && callWords(callTaken)),
    row(say`Risk to themselves`, riskWords[safety.riskToSelf]),
    row(say`Risk to others`, riskWords[safety.riskToOthers]),
    row(say`Risk from others`, riskWords[safety.riskFromOthers]),
    row(say`Alcohol or drugs`, substanceWords[safety.substanceUse]),
    row(say`Child protection plan`, yesNoNotKnown[safety.childProtectionPlan]),
    row(say`Child in need plan`, yesNoNotKnown[safety.childInNeedPlan]),
  ];
}

// What was said about earlier answers is never read as said about these.
const urgencyCommentKey = (before: ReferralView['urgencyCommentBefore']): string =>
  before === undefined
    ? say`More about that`
    : say`Said on ${dayWords(before.saidOn)}, before the answers changed on ${dayWords(before.changedOn)}`;

const agreementRows = (agreements: ReferralView['agreements']): readonly Detail[] =>
  agreementLines(agreements).map(({ asked, said }) => row(asked, said.join('\n')));

const callWords = ({ to, takenBy, at }: CallTaken): string =>
  `${callTakerWords[to]}: ${takenBy}, ${momentWords(at)}`;

const consentRows = ({
  consent,
  equity,
  person,
  preference,
  knownToService,
}: SendReferral): readonly Detail[] => [
  row(spokenFieldWords.language, languageWords[equity.language] ?? equity.language),
  row(spokenFieldWords.interpreterNeeded, askedWords[equity.interpreterNeeded]),
  ...optional(spokenFieldWords.dialect, person.dialect),
  ...optional(
    spokenFieldWords.interpreterWish,
    equity.interpreterWish && interpreterWishWords[equity.interpreterWish],
  ),
  ...optional(spokenFieldWords.reading, equity.reading && readingWords[equity.reading]),
  row(say`Disability or access need`, askedWords[equity.disability]),
  row(say`May be shared with maternal mental health services`, consentWords[consent.hub]),
  row(say`With other NHS teams`, consentWords[consent.otherNhs]),
  row(say`With charities`, consentWords[consent.vcse]),
  row(say`With the GP`, consentWords[consent.gp]),
  ...optional(
    say`Reason to share without consent`,
    consent.withoutConsentBecause && withoutConsentWords[consent.withoutConsentBecause],
  ),
  ...optional(say`Under 16: who could agree`, consent.under16 && under16Words[consent.under16]),
  row(say`Would rather be helped by`, sectorWords[preference.sector]),
  ...optional(
    say`Known to a service that may see this`,
    knownToService && yesNoNotKnown[knownToService],
  ),
];

const referrerRows = ({ referrer }: SendReferral): readonly Detail[] => [
  row(say`Name`, referrer.name),
  row(say`Role`, referrerRoleWords[referrer.facts.role]),
  row(say`Team`, referrer.team),
  ...optional(say`Telephone`, referrer.phone),
  ...optional(say`Email`, referrer.email),
  row(say`Involved in the care now`, yesNoNotKnown[referrer.facts.currentlyInvolved]),
];

const row = (key: string, value: string | undefined): Detail => ({
  key,
  value: value === undefined || value === '' ? NOTHING() : value,
});

const optional = (key: string, value: string | undefined): readonly Detail[] =>
  value === undefined || value === '' ? [] : [{ key, value }];
