import {
  safetyAdvice,
  withLocalContacts,
  type Advice,
  type ReferralView,
  type SendReferral,
  type UrgentContact,
} from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { dayWords, momentWords } from '../../../layout/london-time.js';
import { agreementLines, type AgreementLine } from '../../../layout/words/agreement-lines.js';
import { occurrenceLines } from '../../../layout/words/history-words.js';
import { holderWords } from '../../../layout/words/holder-words.js';
import { levelWords, pathwayWords } from '../../../layout/words/need-words.js';
import { nextStepWords } from '../../../layout/words/placing-words.js';
import { safeContactSentences } from '../../../layout/words/reaching-words.js';
import { detailSections, type DetailSection } from '../../../layout/words/referral-details.js';
import { protectedFactsLink } from '../../../layout/words/protected-fact-words.js';
import { restrictedLine } from '../../../layout/words/restriction-words.js';
import { dueWords } from '../../../layout/words/target-words.js';

interface QuestionView {
  readonly href: string;
  readonly asked: string;
  readonly asks: readonly string[];
}

export interface ReferralPage {
  readonly title: string;
  readonly section: string;
  readonly reference: string;
  /** Whom to telephone now, right after an answer that says so. */
  readonly callNow?: readonly Advice[];
  /** A death is recorded: said before anything else. */
  readonly loss?: string;
  readonly state: string;
  readonly holder: string;
  readonly nextStep?: {
    readonly what: string;
    readonly who: string;
    readonly because: string;
    readonly due: string;
  };
  readonly questions: readonly QuestionView[];
  readonly progress: readonly { readonly when: string; readonly words: string }[];
  readonly sent: readonly { readonly key: string; readonly value: string }[];
  readonly safeContact: readonly string[];
  /** All of it, as the teams that are asked read it. */
  readonly details: readonly DetailSection[];
  /** Where the team does what it owes; absent where others owe the next step. */
  readonly toDo?: string;
  /** Where somebody says that things are worse. */
  readonly worse?: string;
  /** Where what is closed is opened again. */
  readonly reopen?: string;
  /** Where facts are added or corrected that nobody asked for. */
  readonly information?: string;
  /** Where it is said that the person lives somewhere else now. */
  readonly moved?: string;
  /** Where it is said that the person is to be reached in other ways. */
  readonly contact?: string;
  /** Where it is said who may open it. */
  readonly access: string;
  /** Where what is told apart from the form is; absent where the reader has no part in it. */
  readonly protectedFacts?: { readonly href: string; readonly text: string };
  /** How a restricted record is open to the reader. */
  readonly restricted?: string;
  readonly print: string;
  /** Where a death is recorded. */
  readonly death?: string;
  /** Where a new referral is begun after this one has ended. */
  readonly again?: string;
  readonly withdraw?: string;
  /** Where files are added and opened. */
  readonly files: { readonly href: string; readonly text: string };
  /** What the person said about sharing since it was sent. */
  readonly agreements: readonly AgreementLine[];
  /** Where it is recorded; the team owes it where that is the next step. */
  readonly agreement?: { readonly href: string; readonly owed: boolean };
  /** It has been recorded just now, and where it goes is being worked out. */
  readonly justSaid?: boolean;
  /** Something was added just now, and is compared with the criteria. */
  readonly justAdded?: boolean;
  readonly back: { readonly href: string; readonly text: string };
}

export function referralPage(
  referral: ReferralView,
  organisation: string,
  now: Date,
): ReferralPage {
  const asksHer = referral.nextStep?.what === 'ask-her';
  const isOurs = referral.nextStep?.owner === organisation;
  const owed = isOurs && referral.questions.length === 0 && !asksHer;
  const { referralId, reference, fullName, state, holder, nextStep, open } = referral;
  return {
    title: fullName,
    section: say`My referrals`,
    reference,
    ...(isDeathRecorded(referral) && { loss: LOSS() }),
    state,
    holder: holderWords(holder, nextStep),
    ...(nextStep !== undefined && {
      nextStep: {
        what: nextStepWords[nextStep.what],
        who: nextStep.ownerName,
        because: nextStep.because,
        due: dueWords(nextStep, now),
      },
    }),
    questions: referral.questions.map(({ questionId, askedAt, asks }) => ({
      href: `/referrals/${referralId}/questions/${questionId}`,
      asked: momentWords(askedAt),
      asks: asks.map(({ question }) => question),
    })),
    progress: referral.progress
      .toSorted((one, other) => other.at.localeCompare(one.at))
      .map(({ at, words }) => ({ when: momentWords(at), words })),
    sent: sentRows(referral),
    safeContact: safeContactSentences(referral.sent.person.contact),
    access: `/restricted/${referral.referralId}/access`,
    ...protectedFactsLink(referral),
    ...(referral.restricted === true && { restricted: restrictedLine(referral.openUntil) }),
    print: `/referrals/${referral.referralId}/print`,
    details: detailSections(referral),
    ...(owed && { toDo: `/worklist/${referralId}` }),
    agreements: agreementLines(referral.agreements),
    ...(open && {
      agreement: { href: `/referrals/${referralId}/agreement`, owed: isOurs && asksHer },
    }),
    ...linksOf(referral),
    files: {
      href: `/referrals/${referralId}/files`,
      text: open ? say`Files: see or add` : say`Files`,
    },
    back: { href: '/referrals', text: say`My referrals` },
  };
}

const LOSS = (): string =>
  say`A death is recorded with this referral. Begin with that whenever you speak of it. No message goes to the person.`;

/** The newest of what was recorded counts: a mistake is put right. */
const isDeathRecorded = ({ progress }: ReferralView): boolean =>
  progress.findLast(({ what }) => what.startsWith('referral.death-'))?.what ===
  'referral.death-recorded';

/** What the team may say or ask for from here, while it is open and after its end. */
const linksOf = ({
  referralId,
  open,
  state,
}: ReferralView): Pick<
  ReferralPage,
  'worse' | 'reopen' | 'information' | 'moved' | 'contact' | 'death' | 'again' | 'withdraw'
> =>
  open
    ? {
        worse: `/worklist/${referralId}/worse`,
        information: `/referrals/${referralId}/information`,
        moved: `/referrals/${referralId}/moved`,
        contact: `/referrals/${referralId}/contact-details`,
        death: `/worklist/${referralId}/death`,
        withdraw: `/referrals/${referralId}/withdrawal`,
      }
    : {
        again: `/referrals/${referralId}/again`,
        ...(state.startsWith('Closed') && { reopen: `/worklist/${referralId}` }),
      };

/** Whom to telephone by what is known now; the area's own number where it has confirmed one. */
export function callNowFor(
  sent: SendReferral,
  contacts: readonly UrgentContact[],
): readonly Advice[] {
  const [home = ''] = sent.where.residencePlaces;
  const local = contacts.filter(({ places }) => places.includes(home));
  return withLocalContacts(safetyAdvice(sent), local, dayWords);
}

function sentRows({ sent, receivedAt }: ReferralView) {
  const { need, occurrences } = sent;
  return [
    { key: say`Received`, value: momentWords(receivedAt) },
    ...(sent.firstReferredOn === undefined
      ? []
      : [{ key: say`First referred`, value: dayWords(sent.firstReferredOn) }]),
    {
      key: say`What happened`,
      value: occurrenceLines(occurrences).join('\n') || say`Nothing told`,
    },
    {
      key: say`Help with`,
      value: need.pathways.map((pathway) => pathwayWords[pathway]).join('\n') || say`Left open`,
    },
    { key: say`How severe`, value: levelWords[need.level] },
    { key: say`Sent by`, value: `${sent.referrer.name}, ${sent.referrer.team}` },
  ];
}
