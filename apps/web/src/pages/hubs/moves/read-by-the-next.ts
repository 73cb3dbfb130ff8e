import { CONSENT_RECIPIENTS } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { agreementLines } from '../../../layout/words/agreement-lines.js';
import { consentWords, recipientWords } from '../../../layout/words/people-words.js';
import type { DetailSection } from '../../../layout/words/referral-details.js';
import type { MoveContext } from './move-form.js';

const READS: DetailSection = inLanguage(() => ({
  title: say`What is shared`,
  rows: [
    {
      key: say`An NHS team that is asked here reads`,
      value: say`The whole referral as it stands: who the person is and how they may be reached, what happened, need, risk, notes and files, and what was done so far. No part of it can be left out.`,
    },
    {
      key: say`Link workers of a charity read`,
      value: say`Who the person is and how they may safely be reached, what happened, what they want help with, and whether there is a safeguarding concern with what to do about it. Not the answers about risk, scores, diagnoses, plans for a child, notes, files or why places were chosen. What they need besides you tell them yourself, with the agreement of the person.`,
    },
    {
      key: say`Whoever says no`,
      value: say`Reads nothing of what happens afterwards.`,
    },
    {
      key: say`Stays with your team`,
      value: say`A link-work plan, who of you looks after it, and why somebody has skipped it.`,
    },
    {
      key: say`A place outside Waymark reads`,
      value: say`Nothing from here. Your team refers the person, with the least that the place needs, and records who has taken over.`,
    },
  ],
}));

/** Before somebody else is asked: what they will read, and what the person has agreed to, the newest answer first. */
export function whatIsShared({
  referral,
}: Pick<MoveContext, 'referral'>): readonly DetailSection[] {
  return [READS, { title: say`What the person has agreed to`, rows: agreed(referral) }];
}

function agreed(referral: MoveContext['referral']): DetailSection['rows'] {
  if (referral === undefined) {
    return [
      {
        key: say`Sharing`,
        value: say`It cannot be shown just now. It is checked all the same before anybody is asked.`,
      },
    ];
  }
  const { consent } = referral.sent;
  return [
    ...agreementLines(referral.agreements).map(({ asked, said }) => ({
      key: asked,
      value: said.join('\n'),
    })),
    ...CONSENT_RECIPIENTS.map((recipient) => ({
      key: recipientWords[recipient],
      value: consentWords[consent[recipient]],
    })),
  ];
}
