import type { OpeningPeriod, ServiceSettings, SettingsEffect } from '@waymark/contracts';
import { count, inLanguage, say } from '../../../language/say.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { dayWords } from '../../../layout/london-time.js';
import { periodWords } from '../../../layout/services/service-view.js';
import { openingWords, stageWords } from '../../../layout/words/service-words.js';
import type { CapacitySaid } from './capacity.form.js';

const TAKES_NOBODY: readonly string[] = ['paused', 'closed'];

/** As the routing order has it; a spec holds the two together. */
export const LONG_WAIT_DAYS = 42;

/** From which page it comes, and at which version the settings were read. */
interface Asked {
  readonly version: string;
  readonly change: string;
}

/** What an opening would do, before it is saved. */
export function openingEffectPage(
  period: OpeningPeriod,
  openings: readonly OpeningPeriod[],
  effect: SettingsEffect,
  { version, change }: Asked,
): object {
  return {
    ...commonOf(effect, change),
    title: say`What this opening would change`,
    period: periodWords(period),
    sentences: effectSentences(effect, openingsOf(effect)),
    said: openings.map(periodWords),
    button: say`Save this opening`,
    action: '/team/opening/effect',
    hidden: {
      version,
      idempotencyKey: newIdempotencyKey(),
      opening: period.opening,
      ...dateFields('from', period.from),
      ...(period.to !== undefined && dateFields('to', period.to)),
      ...(period.wording !== undefined && { wording: period.wording }),
    },
  };
}

interface CapacityAsked extends Asked {
  readonly answers: FormAnswers;
  readonly effect: SettingsEffect;
  readonly now: ServiceSettings['now'];
}

/** What capacity and waits would do, before they are saved. */
export function capacityEffectPage(
  said: CapacitySaid,
  { answers, effect, now, version, change }: CapacityAsked,
): object {
  return {
    ...commonOf(effect, change),
    title: say`What these waits would change`,
    sentences: [...effectSentences(effect, WAITS), ...placesSentences(said, effect)],
    said: saidWords(
      said,
      now.publishedWaits.some(({ from }) => from === 'public-page'),
    ),
    button: say`Save capacity and waits`,
    action: '/team/capacity/effect',
    hidden: { ...answers, version, idempotencyKey: newIdempotencyKey() },
  };
}

const commonOf = (effect: SettingsEffect, change: string) => ({
  section: say`Team settings`,
  elsewhere: effect.elsewhere.map(({ place, referrals }) => ({
    place,
    referrals: referrals === undefined ? say`Fewer than 5` : String(referrals),
  })),
  back: { href: change, text: say`Change it` },
});

function saidWords({ capacity, waits }: CapacitySaid, hasPage: boolean): readonly string[] {
  const { placesFree, newPeopleAWeek } = capacity ?? {};
  return [
    say`Free places: ${placesFree === undefined ? say`nothing is said` : String(placesFree)}`,
    say`New referrals a week: ${newPeopleAWeek === undefined ? say`nothing is said` : String(newPeopleAWeek)}`,
    ...waits.map(({ stage, days }) => `${stageWords[stage]}: ${count(days, 'day')}`),
    ...(waits.length > 0
      ? []
      : [
          hasPage
            ? say`Waits: what was read from the public page`
            : say`Waits: nothing is said by the service itself`,
        ]),
  ];
}

/** How the two times that referrals were routed are told apart. */
interface Twice {
  readonly now: string;
  readonly then: string;
}

export const openingsOf = ({ before, after }: SettingsEffect): Twice => ({
  now: say`as it is now (“${openingWords[before]}”)`,
  then: say`as it would be (“${openingWords[after]}”)`,
});
export const WAITS: Twice = inLanguage(() => ({
  now: say`with the waits of now`,
  then: say`with these waits`,
}));

/** The effect in sentences: the same for everybody, however it is read. */
export function effectSentences(effect: SettingsEffect, twice: Twice): readonly string[] {
  const { after, from, to, judged, isCut, comeNow, wouldGoElsewhere } = effect;
  const { wouldComeToo, openOffers } = effect;
  const looked = say`${count(judged, 'referral')} of ${dayWords(from)} to ${dayWords(to)} for which this service was a candidate ${judged === 1 ? 'was' : 'were'} routed again${isCut ? say` (the newest; there were more)` : ''}: once ${twice.now}, once ${twice.then}.`;
  if (judged === 0) {
    return [
      say`No referral of the last 90 days had this service as a candidate, so no effect can be shown.`,
    ];
  }
  return [
    looked,
    comeNow === 0
      ? say`None of them comes to this service as it is now.`
      : say`${count(comeNow, 'referral')} ${comeNow === 1 ? 'comes' : 'come'} to this service as it is now; ${wouldGoElsewhere === 0 ? say`all would still come` : say`${String(wouldGoElsewhere)} would go elsewhere`}.`,
    ...(wouldComeToo === 0
      ? []
      : [
          say`${wouldComeToo === undefined ? say`Fewer than 5` : String(wouldComeToo)} would come here that go elsewhere now.`,
        ]),
    ...supportSentences(effect),
    ...(TAKES_NOBODY.includes(after) && openOffers > 0
      ? [
          say`${count(openOffers, 'referral')} ${openOffers === 1 ? 'is' : 'are'} offered to you now and not acknowledged: each becomes a task of its landing team once nobody is taken. Whoever holds these people goes on holding them.`,
        ]
      : []),
  ];
}

/** What else a wait decides for those who come here: link work meanwhile, and help before a clinical date. */
function supportSentences(effect: SettingsEffect): readonly string[] {
  const { supportedNow, wouldBeSupported, tooLateNow, wouldBeTooLate } = effect;
  return [
    ...(supportedNow === wouldBeSupported
      ? []
      : [
          say`Link work meanwhile would be offered for ${count(wouldBeSupported, 'referral')} of those who come here (${String(supportedNow)} as it is now): it is offered while a wait is ${String(LONG_WAIT_DAYS)} days or more.`,
        ]),
    ...(tooLateNow === wouldBeTooLate
      ? []
      : [
          say`For ${count(wouldBeTooLate, 'referral')} with a fear of birth this service could come too late (${String(tooLateNow)} as it is now): somebody looks for help that comes sooner as well.`,
        ]),
  ];
}

/** Free places are told and not counted by the routing order: whoever has none has to say that nobody is taken. */
const placesSentences = (
  { capacity }: CapacitySaid,
  { before }: SettingsEffect,
): readonly string[] => [
  say`Free places and new referrals a week are shown to referrers. They do not change where referrals go: the waits and the opening do.`,
  ...(capacity?.placesFree === 0 && !TAKES_NOBODY.includes(before)
    ? [
        say`No place would be free, and the service would still be “${openingWords[before]}”: referrals would go on coming. Change the opening where they should not.`,
      ]
    : []),
];

function dateFields(name: string, day: string): Readonly<Record<string, string>> {
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
}
