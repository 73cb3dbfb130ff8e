import type { PlacementView, ReferralView } from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';
import { dayWords, momentWords } from '../london-time.js';
import { appointmentShown } from '../words/appointment-words.js';
import { nextStepWords, stateWords } from '../words/placing-words.js';
import { detailsFor } from '../words/link-work-details.js';
import { dueWords } from '../words/target-words.js';
import { detailSections, type Detail, type DetailSection } from '../words/referral-details.js';
import { safeContactSentences } from '../words/reaching-words.js';

/** One referral on paper. */
export interface PrintedReferral {
  readonly reference: string;
  readonly loss?: string;
  /** First of all, also on paper. */
  readonly safeContact: readonly string[];
  readonly summary: readonly Detail[];
  readonly details: readonly DetailSection[];
  readonly history: readonly { readonly when: string; readonly words: string }[];
}

export interface PrintPage {
  readonly title: string;
  readonly section: string;
  readonly printedAt: string;
  readonly printed: readonly PrintedReferral[];
  /** How many could not be had, or are no longer this team's. */
  readonly missing: number;
  readonly back: { readonly href: string; readonly text: string };
}

const LOSS = inLanguage(() => ({
  woman: say`The person has died. Nobody writes to them or telephones them.`,
  baby: say`A baby has died. Begin with that, and never ask how the baby is.`,
}));

/** As a team that works with the person has it. */
export const printedForTeam = (
  placement: PlacementView,
  referral: ReferralView,
  now: Date,
): PrintedReferral => ({
  reference: referral.reference,
  ...(placement.death !== undefined && { loss: LOSS[placement.death] }),
  safeContact: safeContactSentences(referral.sent.person.contact),
  summary: [
    { key: say`State`, value: stateWords[placement.state] },
    { key: say`Why it came to you`, value: placement.because },
    ...standing(placement, now),
    { key: say`First referred on`, value: dayWords(placement.firstReferredOn) },
    ...appointments(placement, referral),
  ],
  details: detailsFor(referral),
  // What operators write is for the team alone, and paper goes from hand to hand.
  history: placement.history
    .filter(({ what }) => what !== 'nudged')
    .map(({ at, because }) => ({ when: momentWords(at), words: because })),
});

const appointments = (
  { appointments: all }: PlacementView,
  { sent }: ReferralView,
): readonly Detail[] =>
  all.map((one) => {
    const { words, outcome, interpreter } = appointmentShown(one, sent);
    const value = [`${words}: ${outcome}`, ...(interpreter === undefined ? [] : [interpreter])];
    return { key: say`Appointment`, value: value.join('. ') };
  });

/** As the team that sent it has it. */
export const printedForSender = (referral: ReferralView, now: Date): PrintedReferral => ({
  reference: referral.reference,
  safeContact: safeContactSentences(referral.sent.person.contact),
  summary: [{ key: say`Where it is`, value: referral.state }, ...standing(referral, now)],
  details: detailSections(referral),
  history: referral.progress.map(({ at, words }) => ({ when: momentWords(at), words })),
});

const standing = (
  { holder, nextStep }: Pick<PlacementView, 'holder' | 'nextStep'>,
  now: Date,
): readonly Detail[] => [
  { key: say`Held by`, value: holder?.name ?? say`Nobody: it is closed` },
  ...(nextStep === undefined
    ? []
    : [
        {
          key: say`Next step`,
          value: say`${nextStepWords[nextStep.what]}, by ${nextStep.ownerName}`,
        },
        { key: say`Due`, value: dueWords(nextStep, now) },
      ]),
];

export function printPage(
  printed: readonly PrintedReferral[],
  {
    now,
    asked,
    section,
    back,
  }: { readonly now: Date; readonly asked: number } & Pick<PrintPage, 'section' | 'back'>,
): PrintPage {
  const [only] = printed;
  return {
    title:
      printed.length === 1 && only !== undefined
        ? say`Print ${only.reference}`
        : say`Print referrals`,
    section,
    printedAt: momentWords(now.toISOString()),
    printed,
    missing: asked - printed.length,
    back,
  };
}
