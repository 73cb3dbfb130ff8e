import type { ServiceSettings, SettingsPart } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { momentWords } from '../../../layout/london-time.js';
import { periodWords, serviceView } from '../../../layout/services/service-view.js';
import { targetRows } from '../../../layout/words/target-words.js';
import { ownTargetWords } from './targets.form.js';

/** What the service says of itself, and what referrers see of it. */
export function teamPage(settings: ServiceSettings): object {
  const { now, version, history, openings } = settings;
  return {
    title: say`Team settings`,
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
    history: history.map(savedWords),
  };
}

const PARTS: Readonly<Record<SettingsPart, string>> = inLanguage(() => ({
  openings: say`opening`,
  capacity: say`capacity`,
  waits: say`waits`,
  offers: say`what the service offers`,
  targets: say`targets of your own`,
}));

/** Who saved the settings, when, and what they changed by it. */
export const savedWords = ({ at, byName, changed }: ServiceSettings['history'][number]) => ({
  when: momentWords(at),
  words: `${byName}: ${changed.length === 0 ? say`saved again as they were` : changed.map((part) => PARTS[part]).join(', ')}`,
});

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
    section: say`Team settings`,
    lead: what.lead,
    button: what.button,
    problems: linkProblems(what.questions, shown.problems),
    questions: showQuestions(what.questions, shown.answers, shown.problems),
    hidden: { version, idempotencyKey: newIdempotencyKey() },
    back: { href: '/team', text: say`Team settings` },
  };
}
