import {
  isSafeWay,
  type CallerNumber,
  type ContactDetails,
  type PartnerKnows,
  type RecordedContactChange,
  type SafeContact,
  type SeenBy,
  type SeenWay,
} from '@waymark/contracts';
import { inLanguage, inSentence, say } from '../../language/say.js';
import { dayWords, momentWords } from '../london-time.js';
import { askedHowWords, contactReasonWords, throughWords } from './people-words.js';
import { spokenChangeSentences } from './spoken-words.js';

/** How a person has said that they may be reached. */
export type ReachableBy = Pick<ContactDetails, 'safe' | 'through'>;

export const seenByWords: Readonly<Record<SeenBy, string>> = inLanguage(() => ({
  nobody: say`Nobody else`,
  partner: say`A partner or ex-partner`,
  family: say`Family`,
  'somebody-else': say`Somebody else`,
  'not-known': say`Not known`,
}));

export const seenWayWords: Readonly<Record<SeenWay, string>> = inLanguage(() => ({
  voicemail: say`Voicemail`,
  sms: say`Text message`,
  email: say`Email`,
  letter: say`Letter`,
}));

export const partnerKnowsWords: Readonly<Record<PartnerKnows, string>> = inLanguage(() => ({
  yes: say`Yes`,
  no: say`No`,
  'no-partner': say`There is no partner`,
  'not-known': say`Not known`,
}));

export const callerNumberWords: Readonly<Record<CallerNumber, string>> = inLanguage(() => ({
  withheld: say`Withheld`,
  shown: say`Shown, so that they know who calls`,
  either: say`Either is safe`,
  'not-known': say`Not known`,
}));

type Way = SeenWay | 'phone';

const WAYS: Readonly<Record<Way, string>> = inLanguage(() => ({
  phone: 'telephone',
  voicemail: say`leave a voicemail`,
  sms: say`send a text message`,
  email: say`send an email`,
  letter: say`send a letter`,
}));

/** How the person may be contacted: shown before any number. */
export const safeContactSentences = (contact: ReachableBy): readonly string[] => [
  ...reachedThrough(contact),
  ...saidSentences(contact.safe),
  ...unsaidSentences(contact.safe),
];

/** What was changed of that since it was sent, the newest first: never a number or an address. */
export const contactChangeLines = (
  changes: readonly RecordedContactChange[] = [],
): readonly { readonly when: string; readonly words: string }[] =>
  changes.map(({ recordedAt, byTeam, reason, comment, safe, spoken, ...change }) => ({
    when: momentWords(recordedAt),
    words: [
      `${byTeam}: ${contactReasonWords[reason]}.`,
      ...whoAsked(change),
      ...(comment === undefined ? [] : [comment]),
      ...spokenChangeSentences(spoken),
      ...(change.reachedAsBefore === true ? [] : saidSentences(safe)),
    ].join(' '),
  }));

const whoAsked = ({
  how,
  askedOn,
  askedBy,
}: Pick<RecordedContactChange, 'how' | 'askedOn' | 'askedBy'>): readonly string[] =>
  how !== undefined && askedOn !== undefined && askedBy !== undefined
    ? [say`${askedBy} asked, ${inSentence(askedHowWords[how])}, on ${dayWords(askedOn)}.`]
    : [];

/** Who alone, or best, reaches the person: said before anything else. */
function reachedThrough({ through }: ReachableBy): readonly string[] {
  if (through === undefined) return [];
  const { kind, name, phone, email } = through;
  const how = [phone, email].filter((one) => one !== undefined).join(', ');
  const only = kind === 'prison-healthcare' ? say` only, and nobody else there is told` : '';
  return [
    say`Reach the person through ${name} (${inSentence(throughWords[kind])})${only}: ${how}.`,
  ];
}

/** What somebody has answered. Nobody reads what is safe before what must not be given away. */
const saidSentences = (safe: SafeContact): readonly string[] => [
  ...(safe.partnerKnows === 'no' ? [PARTNER_UNAWARE()] : []),
  ...waySentences(safe),
  ...seenSentences(safe),
  ...callSentences(safe),
  ...(safe.instructions === undefined ? [] : [safe.instructions]),
];

const PARTNER_UNAWARE = (): string =>
  say`The partner does not know about this referral. Say nothing of it to anybody else who answers.`;

function waySentences(safe: SafeContact): readonly string[] {
  const ways = (Object.keys(WAYS) as Way[]).map((way) => ({
    way,
    standing: standingOf(safe, way),
  }));
  const told = (one: Standing, words: string): readonly string[] => {
    const of = ways.filter(({ standing }) => standing === one).map(({ way }) => WAYS[way]);
    return of.length === 0 ? [] : [`${words}: ${of.join(', ')}.`];
  };
  return [
    ...told('safe', say`Safe`),
    ...told('no', say`Not safe, do not`),
    ...told(
      'seen',
      say`Somebody else may see it, and the person has not said yes to that, so do not`,
    ),
    ...told('not-known', say`Not known, find out first`),
  ];
}

type Standing = 'safe' | 'no' | 'seen' | 'not-known';

const standingOf = (safe: SafeContact, way: Way): Standing =>
  isSafeWay(safe, way) ? 'safe' : safe[way] === 'yes' ? 'seen' : safe[way];

function seenSentences({ othersSeeMessages, seenBy = [] }: SafeContact): readonly string[] {
  if (othersSeeMessages === 'no') return [];
  if (othersSeeMessages === 'not-known')
    return [say`It is not known whether somebody else sees messages.`];
  const who = seenBy.map((one) => inSentence(seenByWords[one])).join(', ');
  return [say`Somebody else sees the phone, the email or the post${who === '' ? '' : `: ${who}`}.`];
}

const CALL_WITH: Readonly<Partial<Record<CallerNumber, string>>> = inLanguage(() => ({
  withheld: say`Withhold your number when you call.`,
  shown: say`Call with your number shown, so that they know who it is.`,
  either: say`Your number may be shown when you call.`,
}));

function callSentences({ callerNumber = 'not-known', ...safe }: SafeContact): readonly string[] {
  const number = CALL_WITH[callerNumber];
  const { times, askFor, sayYouAre, codeWord } = safe;
  return [
    ...(number === undefined ? [] : [number]),
    ...(times === undefined ? [] : [say`Safe days and times: ${times}`]),
    ...(askFor === undefined ? [] : [say`Ask for: ${askFor}`]),
    ...(sayYouAre === undefined
      ? []
      : [say`If somebody else answers, say that you are: ${sayYouAre}`]),
    ...(codeWord === undefined ? [] : [say`Code word: ${codeWord}`]),
  ];
}

/** What nobody has answered is kept to as if it were not safe. */
const unsaidSentences = ({
  phone,
  partnerKnows = 'not-known',
  callerNumber = 'not-known',
}: SafeContact): readonly string[] => [
  ...(partnerKnows === 'not-known'
    ? [say`It is not known whether a partner knows about this referral: act as if they do not.`]
    : []),
  ...(callerNumber === 'not-known' && phone !== 'no'
    ? [say`It is not known whether your number may be seen: withhold it when you call.`]
    : []),
];
