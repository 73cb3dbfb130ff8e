import type { OpeningEffect, OpeningPeriod, ServiceSettings } from '@waymark/contracts';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { count, dayWords, momentWords } from '../../../layout/london-time.js';
import { periodWords, serviceView } from '../../../layout/services/service-view.js';
import { openingWords } from '../../../layout/words/service-words.js';
import { targetRows } from '../../../layout/words/target-words.js';
import { ownTargetWords } from './targets.form.js';

/** What the service says of itself, and what referrers see of it. */
export function teamPage(settings: ServiceSettings): object {
  const { now, version, history, openings } = settings;
  return {
    title: 'Team settings',
    name: now.name,
    area: now.area,
    view: serviceView(now),
    publicPage: `/services/${now.serviceId}`,
    announced: openings
      .filter((period) => now.announced.some(({ from }) => from === period.from))
      .map((period) => ({ words: periodWords(period), from: period.from })),
    targets: targetRows(now.targets),
    ownTargets: settings.targets.map((target) => ({
      words: ownTargetWords(target),
      step: target.step,
      from: target.from,
    })),
    hidden: { version: String(version), idempotencyKey: newIdempotencyKey() },
    history: history.map(({ at, byName }) => ({ when: momentWords(at), words: byName })),
  };
}

/** The page of one part of the settings. */
export function settingsPage(
  what: {
    readonly title: string;
    readonly lead: readonly string[];
    readonly button: string;
    readonly questions: readonly FormPart[];
  },
  version: string,
  shown: { readonly answers: FormAnswers; readonly problems: readonly FormProblem[] },
): object {
  return {
    title: what.title,
    section: 'Team settings',
    lead: what.lead,
    button: what.button,
    problems: linkProblems(what.questions, shown.problems),
    questions: showQuestions(what.questions, shown.answers, shown.problems),
    hidden: { version, idempotencyKey: newIdempotencyKey() },
    back: { href: '/team', text: 'Team settings' },
  };
}

const TAKES_NOBODY: readonly string[] = ['paused', 'closed'];

/** What an opening would do, before it is saved. */
export function effectPage(
  period: OpeningPeriod,
  openings: readonly OpeningPeriod[],
  effect: OpeningEffect,
  { version, change }: { readonly version: string; readonly change: string },
): object {
  return {
    title: 'What this would change',
    section: 'Team settings',
    period: periodWords(period),
    openings: openings.map(periodWords),
    sentences: effectSentences(effect),
    elsewhere: effect.elsewhere.map(({ place, referrals }) => ({
      place,
      referrals: referrals === undefined ? 'Fewer than 5' : String(referrals),
    })),
    hidden: {
      version,
      idempotencyKey: newIdempotencyKey(),
      opening: period.opening,
      ...dateFields('from', period.from),
      ...(period.to !== undefined && dateFields('to', period.to)),
      ...(period.wording !== undefined && { wording: period.wording }),
    },
    back: { href: change, text: 'Change it' },
  };
}

/** The effect in sentences: the same for everybody, however it is read. */
export function effectSentences(effect: OpeningEffect): readonly string[] {
  const { before, after, from, to, judged, isCut, comeNow, wouldGoElsewhere } = effect;
  const { wouldComeToo, openOffers } = effect;
  const looked = `${count(judged, 'referral')} of ${dayWords(from)} to ${dayWords(to)} for which this service was a candidate ${judged === 1 ? 'was' : 'were'} routed again${isCut ? ' (the newest; there were more)' : ''}: once as it is now (“${openingWords[before]}”), once as it would be (“${openingWords[after]}”).`;
  if (judged === 0) {
    return [
      'No referral of the last 90 days had this service as a candidate, so no effect can be shown.',
    ];
  }
  return [
    looked,
    comeNow === 0
      ? 'None of them comes to this service as it is now.'
      : `${count(comeNow, 'referral')} ${comeNow === 1 ? 'comes' : 'come'} to this service as it is now; ${wouldGoElsewhere === 0 ? 'all would still come' : `${String(wouldGoElsewhere)} would go elsewhere`}.`,
    ...(wouldComeToo === 0
      ? []
      : [
          `${wouldComeToo === undefined ? 'Fewer than 5' : String(wouldComeToo)} would come here that go elsewhere now.`,
        ]),
    ...(TAKES_NOBODY.includes(after) && openOffers > 0
      ? [
          `${count(openOffers, 'referral')} ${openOffers === 1 ? 'is' : 'are'} offered to you now and not acknowledged: each becomes a task of its landing team once nobody is taken. Whoever holds these people goes on holding them.`,
        ]
      : []),
  ];
}

function dateFields(name: string, day: string): Readonly<Record<string, string>> {
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
}
