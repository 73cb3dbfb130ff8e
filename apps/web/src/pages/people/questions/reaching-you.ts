import { IsArray, IsEmail, IsIn, Matches, MaxLength } from 'class-validator';
import {
  CALLER_NUMBERS,
  CONSENT_RECIPIENTS,
  MayBeAbsent,
  ONE_LINE,
  PARTNER_KNOWS,
  SEEN_BY,
  YES_NO_NOT_KNOWN,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import { optionalLine, type FormAnswers, type Option } from '../../../layout/form/question.js';
import { listOf, type OwnAnswers } from '../draft/own-answers.js';
import { values, type OwnQuestion } from './own-question.js';

const SHARED_WITH: readonly Option[] = inLanguage(() => [
  {
    value: 'hub',
    text: say`The NHS team for mental health in pregnancy and after birth`,
    hint: say`They talk with you about what happened, and offer therapy.`,
  },
  { value: 'otherNhs', text: say`Other NHS teams, if they can help better` },
  { value: 'vcse', text: say`A charity that supports parents` },
  { value: 'gp', text: say`My GP` },
]);
const YES_NO: readonly Option[] = inLanguage(() => [
  { value: 'yes', text: say`Yes` },
  { value: 'no', text: say`No` },
  { value: 'not-known', text: say`I am not sure` },
]);
const OTHERS: readonly Option[] = inLanguage(() => [
  { value: 'nobody', text: say`Nobody else` },
  { value: 'partner', text: say`My partner or ex-partner` },
  { value: 'family', text: say`My family` },
  { value: 'somebody-else', text: say`Somebody else` },
  {
    value: 'not-known',
    text: say`I am not sure`,
    hint: say`Then we send you no messages. You can still ask for help.`,
  },
]);
const PARTNER: readonly Option[] = inLanguage(() => [
  { value: 'yes', text: say`Yes` },
  { value: 'no', text: say`No`, hint: say`We say nothing about it to anybody else.` },
  { value: 'no-partner', text: say`I do not have a partner` },
  { value: 'not-known', text: say`I am not sure, or would rather not say` },
]);
const NUMBER: readonly Option[] = inLanguage(() => [
  { value: 'withheld', text: say`Hide the number` },
  { value: 'shown', text: say`Show the number, so that I know who calls` },
  { value: 'either', text: say`Either is fine` },
  { value: 'not-known', text: say`I am not sure`, hint: say`Then we hide it.` },
]);
export const NO_WAY = 'none';
const WAYS: readonly Option[] = inLanguage(() => [
  { value: 'phone', text: say`Phone me` },
  { value: 'voicemail', text: say`Leave a voicemail` },
  { value: 'sms', text: say`Send a text message` },
  { value: 'email', text: say`Send an email` },
  {
    value: NO_WAY,
    text: say`Do not contact me`,
    hint: say`You get a reference. Your GP, midwife or health visitor can ask for news with it.`,
  },
]);

class SharingForm {
  @IsArray() @IsIn(CONSENT_RECIPIENTS, { each: true }) readonly sharing!: readonly string[];
  @MayBeAbsent() @IsIn(YES_NO_NOT_KNOWN) readonly knownToService?: string;
}
class OthersForm {
  @IsArray() @IsIn(SEEN_BY, { each: true }) readonly others!: readonly string[];
}
class PartnerForm {
  @IsIn(PARTNER_KNOWS) readonly partner!: string;
}
class ReachForm {
  @IsArray() @IsIn(values(WAYS), { each: true }) readonly ways!: readonly string[];
}
class PhoneForm {
  @Matches(/^\+?[0-9 ()-]{7,20}$/) readonly phone!: string;
}
class EmailForm {
  @IsEmail() @MaxLength(254) readonly email!: string;
}
class CallingForm {
  @IsIn(CALLER_NUMBERS) readonly number!: string;
  @MayBeAbsent() @MaxLength(100) @Matches(ONE_LINE) readonly askFor?: string;
  @MayBeAbsent() @MaxLength(100) @Matches(ONE_LINE) readonly sayYouAre?: string;
  @MayBeAbsent() @MaxLength(60) @Matches(ONE_LINE) readonly codeWord?: string;
}
class TimesForm {
  @MayBeAbsent() @MaxLength(200) @Matches(ONE_LINE) readonly days?: string;
  @MayBeAbsent() @MaxLength(300) readonly times?: string;
}

function contradicted(answers: FormAnswers): readonly FormProblem[] {
  const ways = listOf(answers, 'ways');
  const text = say`Tick what is safe, or only “Do not contact me”`;
  return ways.includes(NO_WAY) && ways.length > 1 ? [{ field: 'ways', text }] : [];
}

function seenTwice(answers: FormAnswers): readonly FormProblem[] {
  const others = listOf(answers, 'others');
  const alone = ['nobody', 'not-known'].some((one) => others.includes(one));
  const text = say`Tick who sees it, or only “Nobody else”, or only “I am not sure”`;
  return alone && others.length > 1 ? [{ field: 'others', text }] : [];
}

/** Has the person said that this way is safe? */
export const isSafe = (answers: OwnAnswers, way: string): boolean =>
  listOf(answers.reach, 'ways').includes(way);

const byPhone = (answers: OwnAnswers): boolean =>
  ['phone', 'voicemail', 'sms'].some((way) => isSafe(answers, way));

export const mayBeReached = (answers: OwnAnswers): boolean =>
  byPhone(answers) || isSafe(answers, 'email');

const onOneLine = (what: string, longest: number): Readonly<Record<string, string>> => ({
  maxLength: say`${what} must be ${String(longest)} letters or fewer`,
  matches: say`${what} must be on one line`,
});

export const reachingYou = {
  sharing: inLanguage(() => ({
    title: say`Who may see what you tell us?`,
    lead: [
      say`Only teams that you agree to see your name and your answers. Your answers about yourself are kept apart from them.`,
      say`Many people are afraid that asking for help means losing a child. Asking for help is not a reason to take a child away. Feeling low, anxious or scared is not one either.`,
      say`To be honest: if a team thinks that a child or somebody else is in serious danger, it has to tell others, such as social care. It tells you first wherever that is safe.`,
      say`A team in your area that finds the right place for you reads your answers first.`,
    ],
    form: SharingForm,
    questions: () => [
      {
        kind: 'checkboxes',
        name: 'sharing',
        label: say`Who may see what you tell us?`,
        short: say`May see my answers`,
        options: SHARED_WITH,
      },
      {
        kind: 'radios',
        name: 'knownToService',
        label: say`Do you work for one of these teams, or are you close to somebody who does? (optional)`,
        short: say`I know somebody in one of these teams`,
        hint: say`If so, only people who are named on your referral can open it, and who else opens it has to say why. It makes no difference to the help that you are offered.`,
        options: YES_NO,
      },
    ],
    sentences: {
      sharing: {
        isArray: say`Tick who may see it. If nobody may, ask your midwife, health visitor or GP instead`,
        isIn: say`Tick answers from the list`,
      },
      knownToService: { isIn: say`Choose yes, no, or that you are not sure` },
    },
  })),
  others: inLanguage(() => ({
    title: say`Who else sees your phone, email or post?`,
    lead: [say`We ask this before we ask for any number or address. Nothing has been sent to you.`],
    form: OthersForm,
    questions: () => [
      {
        kind: 'checkboxes',
        name: 'others',
        label: say`Who else sees your phone, email or post?`,
        short: say`Others see my messages`,
        options: OTHERS,
      },
    ],
    sentences: {
      others: {
        isArray: say`Tick who sees it, “Nobody else”, or that you are not sure`,
        isIn: say`Tick answers from the list`,
      },
    },
    alsoCheck: seenTwice,
  })),
  partner: inLanguage(() => ({
    title: say`Does your partner know that you are asking for help?`,
    form: PartnerForm,
    questions: () => [
      {
        kind: 'radios',
        name: 'partner',
        label: say`Does your partner know that you are asking for help?`,
        short: say`My partner knows`,
        options: PARTNER,
      },
    ],
    sentences: { partner: { isIn: say`Choose an answer, or that you would rather not say` } },
  })),
  reach: inLanguage(() => ({
    title: say`How is it safe to contact you?`,
    lead: [
      say`Tick only what is safe, whoever else may see it. We use no other way. Messages never say what they are about.`,
    ],
    form: ReachForm,
    questions: () => [
      {
        kind: 'checkboxes',
        name: 'ways',
        label: say`How is it safe to contact you?`,
        short: say`Safe ways`,
        options: WAYS,
      },
    ],
    sentences: {
      ways: {
        isArray: say`Tick what is safe, or “Do not contact me”`,
        isIn: say`Tick answers from the list`,
      },
    },
    alsoCheck: contradicted,
  })),
  phone: inLanguage(() => ({
    title: say`What is your phone number?`,
    form: PhoneForm,
    questions: () => [
      {
        kind: 'text',
        name: 'phone',
        label: say`What is your phone number?`,
        short: say`Phone`,
        width: 20,
        inputMode: 'tel',
        type: 'tel',
        autocomplete: 'off',
      },
    ],
    sentences: { phone: { matches: say`Enter a phone number, like 07700 900123` } },
    applies: byPhone,
  })),
  email: inLanguage(() => ({
    title: say`What is your email address?`,
    form: EmailForm,
    questions: () => [
      {
        kind: 'text',
        name: 'email',
        label: say`What is your email address?`,
        short: say`Email`,
        width: 30,
        inputMode: 'email',
        type: 'email',
        autocomplete: 'off',
      },
    ],
    sentences: {
      email: {
        isEmail: say`Enter an email address, like name@example.com`,
        maxLength: say`The email address must be 254 letters or fewer`,
      },
    },
    applies: (answers) => isSafe(answers, 'email'),
  })),
  calling: inLanguage(() => ({
    title: say`When we phone you`,
    lead: [say`Leave blank what you do not need.`],
    form: CallingForm,
    questions: () => [
      {
        kind: 'radios',
        name: 'number',
        label: say`Should our number show on your phone?`,
        short: say`Our number on my phone`,
        options: NUMBER,
      },
      optionalLine('askFor', say`Which name should we ask for?`, say`Ask for`),
      optionalLine(
        'sayYouAre',
        say`If somebody else answers, who should we say that we are?`,
        say`If somebody else answers, say`,
      ),
      optionalLine(
        'codeWord',
        say`Would you like a code word, so that you know it is us?`,
        say`Code word`,
        say`Choose a word that only you and we know.`,
      ),
    ],
    sentences: {
      number: { isIn: say`Choose if our number should show, or that you are not sure` },
      askFor: onOneLine(say`The name`, 100),
      sayYouAre: onOneLine(say`Who we should say that we are`, 100),
      codeWord: onOneLine(say`The code word`, 60),
    },
    applies: (answers) => isSafe(answers, 'phone') || isSafe(answers, 'voicemail'),
  })),
  times: inLanguage(() => ({
    title: say`When is it safe to contact you?`,
    form: TimesForm,
    questions: () => [
      optionalLine(
        'days',
        say`Safe days and times`,
        say`Safe days and times`,
        say`For example: weekday mornings. Whoever calls you keeps to this. A text message or an email that is sent by the computer can come at any time.`,
      ),
      {
        kind: 'textarea',
        name: 'times',
        label: say`Anything else we should know before we contact you? (optional)`,
        short: say`Before contact`,
        hint: say`The team reads this before any number. It is not for telling what happened.`,
      },
    ],
    sentences: {
      days: onOneLine(say`Safe days and times`, 200),
      times: { maxLength: say`This must be 300 letters or fewer` },
    },
    applies: mayBeReached,
  })),
} as const satisfies Readonly<Record<string, OwnQuestion>>;
