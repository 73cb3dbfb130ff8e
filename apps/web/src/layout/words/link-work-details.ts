import type { LinkWorkSafety, LinkWorkStep, ReferralView } from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';
import { difficultyWords } from './need-words.js';
import { detailSections, type DetailSection } from './referral-details.js';

export const linkWorkStepWords: Readonly<Record<LinkWorkStep, string>> = inLanguage(() => ({
  'do-not-visit-alone': say`Do not visit alone, and do not visit before you have spoken to whoever referred the person.`,
  'ask-before-visiting': say`Ask whoever referred the person whether it is safe to visit: that is not known.`,
  'call-safely': say`Call safely: only in the ways said above. Say who you are to nobody but the person, and leave nothing that others could read or hear.`,
  'speak-first': say`Before you first meet, speak to whoever referred the person, or to the clinical team.`,
  'tell-safeguarding-lead': say`Tell the safeguarding lead of your organisation that you work with the person.`,
}));

const CONCERNS: Readonly<Record<LinkWorkSafety['concern'], string>> = inLanguage(() => ({
  yes: say`There is a safeguarding concern`,
  'not-known': say`It is not known whether there is a safeguarding concern`,
  no: say`None was found when it was asked`,
}));

const WORSE = (): string =>
  say`In danger now: telephone 999. Otherwise say on this referral that things are worse: a clinician looks at it the same day.`;

const SEEN_NEEDS: ReadonlySet<string> = inLanguage(
  () =>
    new Set([
      say`Help with`,
      say`How severe`,
      say`In the way of daily life`,
      say`What was traumatic`,
      say`When the trauma happened`,
      say`Therapy tried`,
      say`Therapy going on`,
      say`Main difficulty`,
      say`Practical support wanted`,
      say`Sent`,
    ]),
);

/** What the reader may know of the referral: for a link worker in place of clinical facts what to do about safety, and whom to ask. */
export function detailsFor(referral: ReferralView): readonly DetailSection[] {
  const { linkWork } = referral;
  const sections = detailSections(referral);
  if (linkWork === undefined) return sections;
  return sections.map((section) => {
    if (section.title === say`Need`) return { ...section, rows: section.rows.filter(isSeenNeed) };
    return section.title === say`Risk and safeguarding`
      ? safetySection(referral, linkWork)
      : section;
  });
}

// What is kept back stands there as not known, and would be read as asked.
const isSeenNeed = ({ key, value }: DetailSection['rows'][number]): boolean =>
  SEEN_NEEDS.has(key) && !(key === say`Main difficulty` && value === difficultyWords['not-known']);

function safetySection({ sent }: ReferralView, { concern, steps }: LinkWorkSafety): DetailSection {
  const { name, team, phone } = sent.referrer;
  const whom = [name, team, ...(phone === undefined ? [] : [phone])].join(', ');
  return {
    title: say`Safety: what to do`,
    rows: [
      { key: say`Safeguarding`, value: CONCERNS[concern] },
      ...(steps.length === 0
        ? []
        : [
            {
              key: say`What to do`,
              value: steps.map((step) => linkWorkStepWords[step]).join('\n'),
            },
          ]),
      { key: say`If things get worse`, value: WORSE() },
      {
        key: say`For clinicians only`,
        value: say`Answers about risk, signs, scores, diagnoses, plans for a child, notes and files, and why places were chosen. If you need to know more to help safely, ask ${whom}.`,
      },
    ],
  };
}
