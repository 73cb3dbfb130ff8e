import { IsIn, IsUUID, MaxLength } from 'class-validator';
import {
  MayBeAbsent,
  UNLINK_REASONS,
  type Agreement,
  type OtherReferral,
  type SamePerson,
  type UnlinkReason,
} from '@waymark/contracts';
import { count, inLanguage, say } from '../../../language/say.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { dayWords } from '../../../layout/london-time.js';
import { NEVER_WRITE } from '../../../layout/words/free-text-words.js';

export const SAME = 'same-person';

const DECISIONS: Readonly<Record<UnlinkReason | typeof SAME, string>> = inLanguage(() => ({
  [SAME]: say`They are the same person`,
  'twin-or-sister': say`They are two people: twins or sisters`,
  'another-person': say`They are two people`,
  'number-of-another-person': say`They are two people: an NHS number was written with the wrong one`,
  'linked-in-error': say`They were linked by mistake`,
}));

export class SamePersonForm {
  @IsUUID() readonly other!: string;
  @IsIn([SAME, ...UNLINK_REASONS]) readonly decision!: string;
  @MayBeAbsent() @MaxLength(500) readonly comment?: string;
}

export const samePersonSentences: Sentences = inLanguage(() => ({
  other: { isUuid: say`Select which other referral you mean` },
  decision: { isIn: say`Select whether they are the same person` },
  comment: { maxLength: say`What makes it certain must be 500 characters or fewer` },
}));

const AGREES: Readonly<Record<Agreement, string>> = inLanguage(() => ({
  'nhs-number': say`NHS number`,
  'birth-date': say`date of birth`,
  postcode: 'postcode',
  name: 'name',
}));

const line = ({ reference, receivedOn, endedOn, state, agrees }: OtherReferral): string =>
  say`${reference}, received on ${dayWords(receivedOn)}. ${state}${endedOn === undefined ? '' : say` on ${dayWords(endedOn)}`}. The same: ${agrees.map((one) => AGREES[one]).join(', ') || say`decided by a person`}`;

const linkTo = (one: OtherReferral) => ({
  text: line(one),
  ...(one.mayRead && { href: `/worklist/${one.referralId}` }),
});

/** What is asked; nothing where there is no other referral. */
export function samePersonQuestions({ linked, near }: SamePerson): readonly FormPart[] {
  const all = [...linked, ...near];
  if (all.length === 0) return [];
  return [
    {
      kind: 'radios',
      name: 'other',
      label: say`Which other referral?`,
      options: all.map((one) => ({ value: one.referralId, text: line(one) })),
    },
    {
      kind: 'radios',
      name: 'decision',
      label: say`Is it the same person?`,
      hint: say`Ask the person, or telephone the other team and give the reference.`,
      options: optionsFrom(DECISIONS),
    },
    {
      kind: 'textarea',
      name: 'comment',
      label: say`What makes it certain? (optional)`,
      hint: say`Kept with the referral where they are two people. Up to 500 characters. ${NEVER_WRITE()}`,
    },
  ];
}

export function samePersonPage(
  id: string,
  found: SamePerson,
  answers: FormAnswers = {},
  problems: readonly FormProblem[] = [],
): object {
  const parts = samePersonQuestions(found);
  return {
    title: say`Other referrals of the same person`,
    section: say`Worklist`,
    linked: found.linked.map(linkTo),
    earlier: found.earlier.map(linkTo),
    near: found.near.map((one) => ({ text: line(one) })),
    problems: linkProblems(parts, problems),
    questions: showQuestions(parts, answers, problems),
    hidden: { idempotencyKey: newIdempotencyKey() },
    back: { href: `/worklist/${id}`, text: say`Back` },
  };
}

/** One line on the referral's own page; none where nothing is alike. */
export function samePersonLine(found: SamePerson | undefined): string | undefined {
  if (found === undefined) return undefined;
  const { linked, near, earlier } = found;
  const parts = [
    ...(linked.length === 0 ? [] : [say`${linked.length} linked`]),
    ...(near.length === 0 ? [] : [say`${near.length} alike, to be decided by your team`]),
  ];
  const open = parts.length === 0 ? [] : [say`other open referrals: ${parts.join(', ')}`];
  const ended = earlier.length === 0 ? [] : [count(earlier.length, 'earlier referral')];
  const all = [...open, ...ended];
  return all.length === 0 ? undefined : say`Of the same person: ${all.join('; ')}`;
}
