import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  ASKED_HOW,
  CONTACT_CHANGE_REASONS,
  IsDay,
  MayBeAbsent,
  ONE_LINE,
  type AskedHow,
  type ChangeContact,
  type ContactChangeReason,
  type Day,
  type FieldProblem,
  type ReferralView,
  type SendReferral,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { askedHowWords, contactReasonWords } from '../../../layout/words/people-words.js';
import { contactChangeLines, safeContactSentences } from '../../../layout/words/reaching-words.js';
import { textOf } from '../refer/draft/draft.js';
import { contactAnswers, contactFrom } from '../refer/draft/contact-from-draft.js';
import { spokenFrom } from './spoken-part.js';
import { NEVER_WRITE } from '../../../layout/words/free-text-words.js';

export class ContactChangeForm {
  @IsIn(CONTACT_CHANGE_REASONS) readonly reason!: string;
  @MayBeAbsent() @IsIn(ASKED_HOW) readonly how?: string;
  @MayBeAbsent() @IsDay() readonly askedOn?: string;
  @MayBeAbsent() @Matches(ONE_LINE) @MaxLength(200) readonly askedBy?: string;
  @MayBeAbsent() @MaxLength(300) readonly comment?: string;
}

export const changeSentences: Sentences = inLanguage(() => ({
  reason: { isIn: say`Select why it is changed` },
  how: { isIn: say`Select how the person was asked` },
  askedOn: { isDay: say`The day on which the person was asked must be a real date` },
  askedBy: {
    maxLength: say`Who asked must be 200 characters or fewer`,
    matches: say`Enter who asked, on one line`,
  },
  comment: { maxLength: say`What else should be known must be 300 characters or fewer` },
}));

/** Why, and who asked. */
export const changeQuestions: readonly FormPart[] = inLanguage(() => [
  { kind: 'section', text: say`About this change` },
  {
    kind: 'radios',
    name: 'reason',
    label: say`Why is it changed?`,
    options: optionsFrom(contactReasonWords),
  },
  {
    kind: 'section',
    text: say`Who asked the person?`,
    lead: say`Needed where something becomes safe that was not known to be, or where a number, an address or a rule is new. Not needed to say that a way is not safe, or to put right how to speak and write to the person.`,
  },
  {
    kind: 'radios',
    name: 'how',
    label: say`How was the person asked?`,
    options: optionsFrom(askedHowWords),
  },
  { kind: 'date', name: 'askedOn', label: say`On which day?` },
  {
    kind: 'text',
    name: 'askedBy',
    label: say`Who asked?`,
    hint: say`Name or role. It is kept with the answer.`,
    width: 30,
  },
  {
    kind: 'textarea',
    name: 'comment',
    label: say`What else should be known (optional)`,
    hint: say`Teams that work with the person read it. Only what they need to reach and understand the person. ${NEVER_WRITE()}`,
  },
]);

// What was sent stands as it is, in whatever words it was sent.
export const isReachedAsBefore = (answers: FormAnswers, { person }: SendReferral): boolean =>
  JSON.stringify(contactFrom(answers)) ===
  JSON.stringify(contactFrom(contactAnswers(person.contact)));

export function changeOf(
  answers: FormAnswers,
  sent: SendReferral,
  contactVersion: number,
): ChangeContact {
  const { how, askedOn, askedBy, comment } = answers;
  return {
    contact: isReachedAsBefore(answers, sent) ? sent.person.contact : contactFrom(answers),
    ...spokenFrom(answers, sent),
    reason: textOf(answers, 'reason') as ContactChangeReason,
    ...(how !== undefined && { how: how as AskedHow }),
    ...(askedOn !== undefined && { askedOn: askedOn as Day }),
    ...(askedBy !== undefined && { askedBy: askedBy as string }),
    ...(comment !== undefined && { comment: comment as string }),
    contactVersion,
  };
}

const OF_FIELD: Readonly<Record<string, string>> = {
  contact: 'phone',
  'contact.phone': 'phone',
  'contact.email': 'email',
  'contact.through': 'throughPhone',
  'contact.safe.phone': 'safePhone',
  'contact.safe.voicemail': 'safeVoicemail',
  'contact.safe.sms': 'safeSms',
  'contact.safe.email': 'safeEmail',
  'contact.safe.letter': 'safeLetter',
  'contact.safe.othersSeeMessages': 'seenBy',
};

const OF_RULE: Readonly<Record<string, Readonly<Record<string, string>>>> = inLanguage(() => ({
  'ask-the-person': {
    how: say`Select how the person was asked: a way is opened, or is new`,
    askedOn: say`Enter the day on which the person was asked`,
    askedBy: say`Enter who asked the person`,
  },
  'nothing-changed': { phone: say`Nothing is different: change what is new` },
  'in-the-future': { askedOn: say`The day on which the person was asked must be today or earlier` },
  'before-it-was-sent': {
    askedOn: say`The day on which the person was asked must not be before the referral was sent`,
  },
}));

export const contactRefused = (refused: readonly FieldProblem[]): readonly FormProblem[] =>
  refused.map(({ field: given, rule, message }) => {
    const field = OF_FIELD[given] ?? given.replace(/^(spoken|contact\.safe)\./, '');
    return { field, text: OF_RULE[rule]?.[field] ?? message };
  });

interface Shown {
  readonly answers: FormAnswers;
  readonly problems?: readonly FormProblem[];
  readonly version: number;
}

export function contactPage(
  referral: ReferralView,
  parts: readonly FormPart[],
  back: string,
  { answers, problems = [], version }: Shown,
): object {
  return {
    title: say`Change how to reach the person, and how to speak and write to them`,
    section: back.startsWith('/worklist') ? say`Worklist` : say`My referrals`,
    reference: referral.reference,
    fullName: referral.fullName,
    safeContact: safeContactSentences(referral.sent.person.contact),
    earlier: contactChangeLines(referral.contactChanges),
    problems: linkProblems(parts, problems),
    questions: showQuestions(parts, answers, problems),
    hidden: { idempotencyKey: newIdempotencyKey(), version: String(version) },
    back: { href: back, text: say`Back` },
  };
}
