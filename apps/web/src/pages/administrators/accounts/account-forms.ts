import { IsEmail, IsIn, Length, Matches, MaxLength } from 'class-validator';
import {
  MayBeAbsent,
  REFERRER_ROLES,
  ROLES,
  type ReferrerRole,
  type Role,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { reasonQuestion, reasonSentences } from '../../../layout/actions/reason.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import {
  optionsFrom,
  type FormAnswers,
  type FormPart,
  type Question,
} from '../../../layout/form/question.js';
import { referrerRoleWords, roleWords } from '../../../layout/words/people-words.js';
import type { Invitation, RoleGiven } from '../../../store/administration.store.js';

export class RoleForm {
  @IsIn(ROLES) readonly role!: Role;
  @MayBeAbsent() @IsIn(REFERRER_ROLES) readonly referrerRole?: ReferrerRole;
  @Matches(/^[a-z0-9][a-z0-9-]{1,59}$/) readonly organisation!: string;
  @Matches(/\S/) @MaxLength(120) readonly organisationName!: string;
  @Matches(/\S.*\S/s) @MaxLength(500) readonly reason!: string;
}

export class InvitationForm extends RoleForm {
  @Matches(/\S/) @MaxLength(120) readonly name!: string;
  @Matches(/^https?:\/\/\S{3,200}$/) readonly issuer!: string;
  @MayBeAbsent() @Length(1, 200) readonly subject?: string;
  @MayBeAbsent() @IsEmail() @MaxLength(200) readonly email?: string;
}

const roleSentences: Sentences = inLanguage(() => ({
  role: { isIn: say`Select a role` },
  referrerRole: { isIn: say`Select what they are from the list` },
  organisation: {
    matches: say`Enter the code of the organisation: small letters, digits and dashes, 2 to 60`,
  },
  organisationName: {
    matches: say`Enter the name of the organisation`,
    maxLength: say`The name of the organisation must be 120 characters or fewer`,
  },
}));

export const giveRoleSentences: Sentences = inLanguage(() => ({
  ...roleSentences,
  ...reasonSentences,
}));

export const invitationSentences: Sentences = inLanguage(() => ({
  name: {
    matches: say`Enter their name`,
    maxLength: say`The name must be 120 characters or fewer`,
  },
  issuer: { matches: say`Select how they sign in` },
  subject: { isLength: say`The identifier must be 200 characters or fewer` },
  email: {
    isEmail: say`Enter an email address in the correct format, like name@example.nhs.uk`,
    maxLength: say`The email address must be 200 characters or fewer`,
  },
  ...giveRoleSentences,
}));

export const roleQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'select',
    name: 'role',
    label: say`Role`,
    options: ROLES.map((role) => ({ value: role, text: roleWords[role] })),
  },
  {
    kind: 'select',
    name: 'referrerRole',
    label: say`What are they?`,
    hint: say`Only for a referrer.`,
    options: optionsFrom(referrerRoleWords),
  },
  {
    kind: 'text',
    name: 'organisation',
    label: say`Code of the organisation`,
    hint: say`As the directory has it, for example norfolk-waveney-lotus.`,
    width: 20,
    autocomplete: 'off',
  },
  {
    kind: 'text',
    name: 'organisationName',
    label: say`Name of the organisation`,
    hint: say`Shown beside their name.`,
    autocomplete: 'off',
  },
  reasonQuestion,
]);

interface Provider {
  readonly name: string;
  readonly issuer: string;
}

const issuerQuestion = (providers: readonly Provider[]): Question => ({
  kind: 'radios',
  name: 'issuer',
  label: say`How do they sign in?`,
  options: providers.map(({ name, issuer }) => ({ value: issuer, text: name, hint: issuer })),
});

export const invitationQuestions = (providers: readonly Provider[]): readonly FormPart[] => [
  { kind: 'text', name: 'name', label: say`Their name`, autocomplete: 'off' },
  issuerQuestion(providers),
  {
    kind: 'section',
    text: say`How the sign-in service names them`,
    lead: say`One of the two is enough.`,
  },
  {
    kind: 'text',
    name: 'subject',
    label: say`Their identifier there`,
    hint: say`For NHS Care Identity: the user’s unique identifier.`,
    width: 30,
    autocomplete: 'off',
  },
  {
    kind: 'text',
    name: 'email',
    label: say`Their email address`,
    hint: say`Matched when they first sign in, if the sign-in service says that the address is verified.`,
    type: 'email',
    inputMode: 'email',
    autocomplete: 'off',
  },
  { kind: 'section', text: say`Their first role` },
  ...roleQuestions,
];

/** What the classes cannot see: answers that need each other. */
export function roleProblems({ role, referrerRole }: FormAnswers): readonly FormProblem[] {
  const text = say`Select what they are, as they are to refer`;
  return role === 'referrer' && referrerRole === undefined ? [{ field: 'referrerRole', text }] : [];
}

export function invitationProblems(
  answers: FormAnswers,
  providers: readonly Provider[],
): readonly FormProblem[] {
  const known = providers.some(({ issuer }) => issuer === answers.issuer);
  if (!known) return [{ field: 'issuer', text: say`Select how they sign in` }];
  if (answers.subject === undefined && answers.email === undefined)
    return [{ field: 'subject', text: say`Enter their identifier, or their email address below` }];
  return roleProblems(answers);
}

export const roleFrom = (answers: FormAnswers): RoleGiven => {
  const given = answers as unknown as RoleForm;
  return {
    role: given.role,
    organisation: given.organisation,
    organisationName: given.organisationName,
    ...(given.role === 'referrer' &&
      given.referrerRole !== undefined && { referrerRole: given.referrerRole }),
  };
};

export const invitationFrom = (answers: FormAnswers): Invitation => {
  const { issuer, name, subject, email } = answers as unknown as InvitationForm;
  return {
    ...{ issuer, name, role: roleFrom(answers) },
    ...(subject !== undefined && { subject }),
    ...(email !== undefined && { email }),
  };
};
