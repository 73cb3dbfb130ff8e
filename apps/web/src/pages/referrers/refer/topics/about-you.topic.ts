import { IsEmail, IsIn, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent, REFERRER_ROLES, YES_NO_NOT_KNOWN, ONE_LINE } from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import { optionsFrom } from '../../../../layout/form/question.js';
import { yesNoNotKnown } from '../../../../layout/words/need-words.js';
import { referrerRoleWords } from '../../../../layout/words/people-words.js';
import type { Topic } from './topic.js';

const NOT_PROFESSIONAL = new Set(['self', 'family']);
const ROLES = REFERRER_ROLES.filter((role) => !NOT_PROFESSIONAL.has(role));

export class AboutYouForm {
  @MaxLength(200) @Matches(ONE_LINE) readonly name!: string;
  @IsIn(ROLES) readonly role!: string;
  @MaxLength(200) @Matches(ONE_LINE) readonly team!: string;
  @MayBeAbsent() @MaxLength(254) @IsEmail() readonly email?: string;
  @MayBeAbsent() @Matches(/^\+?[0-9 ()-]{7,20}$/) readonly phone?: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly currentlyInvolved!: string;
}

export const aboutYou: Topic = inLanguage(() => ({
  slug: 'about-you',
  title: () => say`About you`,
  form: AboutYouForm,
  prefill: ({ referrer: { account, membership } }) => ({
    name: account.name,
    team: membership.organisationName,
    ...(membership.referrerRole !== undefined && { role: membership.referrerRole }),
    ...(account.email !== undefined && { email: account.email }),
  }),
  questions: () => [
    { kind: 'text', name: 'name', label: say`Your name`, width: 30, autocomplete: 'name' },
    {
      kind: 'select',
      name: 'role',
      label: say`Your role`,
      options: ROLES.map((value) => ({ value, text: referrerRoleWords[value] })),
    },
    {
      kind: 'text',
      name: 'team',
      label: say`Your team`,
      hint: say`The name by which other services know it.`,
      width: 30,
    },
    {
      kind: 'text',
      name: 'email',
      label: say`Your work email address (optional)`,
      short: say`Your email`,
      hint: say`You are told here when there is something to read. The message names nobody and says nothing clinical.`,
      width: 30,
      inputMode: 'email',
      type: 'email',
      autocomplete: 'email',
    },
    {
      kind: 'text',
      name: 'phone',
      label: say`Telephone number of your team (optional)`,
      short: say`Telephone of your team`,
      width: 20,
      inputMode: 'tel',
      type: 'tel',
      autocomplete: 'tel',
    },
    {
      kind: 'radios',
      name: 'currentlyInvolved',
      label: say`Are you involved in the care of the person now?`,
      short: say`Involved in the care now`,
      inline: true,
      options: optionsFrom(yesNoNotKnown),
    },
  ],
  sentences: {
    name: {
      matches: say`Enter your name`,
      maxLength: say`Your name must be 200 characters or fewer`,
    },
    role: { isIn: say`Choose your role` },
    team: {
      matches: say`Enter your team`,
      maxLength: say`Your team must be 200 characters or fewer`,
    },
    email: {
      isEmail: say`Enter an email address, like name@example.nhs.uk`,
      maxLength: say`The email address must be 254 characters or fewer`,
    },
    phone: { matches: say`Enter a telephone number, like 01632 960000` },
    currentlyInvolved: { isIn: say`Select whether you are involved in the care now` },
  },
}));
