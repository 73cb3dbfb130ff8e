import type { AmendReferral, ReferralView } from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { DraftAnswers } from '../refer/draft/draft.js';
import type { Asking } from '../answer/answer-desk.js';
import { earlierAnswers, partsOf } from '../answer/answer.presenter.js';
import { asksOf, INFORMATION_PARTS, type InformationSlug } from './information-parts.js';

const SECTION = (): string => say`My referrals`;

/** What can be added or corrected, and where else other things are changed. */
export function informationPage(referral: ReferralView): object {
  const { referralId, reference, fullName, sent } = referral;
  const path = `/referrals/${referralId}`;
  const slugs = Object.keys(INFORMATION_PARTS) as InformationSlug[];
  return {
    ...{ title: say`Add or correct information`, section: SECTION(), reference, fullName },
    parts: slugs
      .filter((slug) => asksOf(slug, sent).length > 0)
      .map((slug) => ({
        href: `${path}/information/${slug}`,
        text: INFORMATION_PARTS[slug].title,
        hint: INFORMATION_PARTS[slug].hint,
      })),
    elsewhere: [
      { href: `${path}/moved`, text: say`The person has moved` },
      {
        href: `${path}/contact-details`,
        text: say`How the person may be reached or is spoken with`,
      },
      { href: `${path}/agreement`, text: say`What the person said about sharing` },
      { href: `${path}/files`, text: say`Add a file` },
      { href: `/worklist/${referralId}/death`, text: say`The person or a baby has died` },
    ],
    back: { href: path, text: fullName },
  };
}

interface Shown {
  readonly answers: DraftAnswers;
  readonly problems?: readonly FormProblem[];
  /** Somebody changed the facts since they were read. */
  readonly isOld?: boolean;
}

/** The form’s own questions of one part, with what stands now, or what was entered. */
export function informationPartPage(
  slug: InformationSlug,
  { referral, asked, also }: Asking,
  { answers, problems = [], isOld = false }: Shown,
): object {
  const { referralId, reference, fullName, factsVersion } = referral;
  const parts = asked.map(({ part }) => part);
  return {
    ...{ title: INFORMATION_PARTS[slug].title, section: SECTION(), reference, fullName },
    isOld,
    referral: `/referrals/${referralId}`,
    isUrgent: slug === 'signs' || slug === 'risk' || slug === 'scores',
    problems: linkProblems(parts, problems),
    questions: showQuestions(parts, earlierAnswers(answers, asked), problems),
    hidden: {
      idempotencyKey: newIdempotencyKey(),
      version: String(factsVersion),
      ...(also.length > 0 && { also: also.join(' ') }),
    },
    back: { href: `/referrals/${referralId}/information`, text: say`Add or correct information` },
  };
}

/** What has changed, as intake takes it; undefined where everything is as it was sent. */
export function amendment(
  { referral, context, asked }: Asking,
  merged: DraftAnswers,
): AmendReferral | undefined {
  const { postcode } = referral.sent.person;
  const [before, after] = [context.answers, merged].map((answers) =>
    partsOf(answers, asked, postcode),
  );
  if (inAnyOrder(before) === inAnyOrder(after)) return undefined;
  return { ...after, factsVersion: referral.factsVersion };
}

/** A form has codes in the order of its boxes, whatever the order in which they were sent. */
const inAnyOrder = (parts: unknown): string =>
  JSON.stringify(parts, (_key, value: unknown) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string')
      ? value.toSorted()
      : value,
  );

/** At the first question, since it is wrong with none of them. */
export const nothingChanged = ({ asked }: Asking): readonly FormProblem[] => [
  {
    field: asked[0]?.part.name ?? 'maincontent',
    text: say`Nothing is different from what was sent: add or correct something, or go back`,
  },
];
