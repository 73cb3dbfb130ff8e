import type { PreCheckAnswer, ServiceJudgement } from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { dayWords } from '../../../layout/london-time.js';
import { outcomeTags } from '../../../layout/words/judging-words.js';
import { pathwayWords } from '../../../layout/words/need-words.js';

/** What one service said of one kind of need, by which revision of its criteria. */
export type Verdict = Pick<
  ServiceJudgement,
  'serviceId' | 'serviceName' | 'pathway' | 'outcome' | 'revision' | 'until'
>;

/** What whoever writes the form has seen: small enough to be kept with it. */
export const verdictsOf = ({ judgements }: Pick<PreCheckAnswer, 'judgements'>): Verdict[] =>
  judgements.map(({ serviceId, serviceName, pathway, outcome, revision, until }) => ({
    ...{ serviceId, serviceName, pathway, outcome, revision },
    // Of another answer the day is told beside it, and changes nothing.
    ...(outcome === 'not-yet' && until !== undefined && { until }),
  }));

/** In plain words, what is said now and was not said then; empty where it is the same. */
export const changesOf = (seen: readonly Verdict[], now: readonly Verdict[]): readonly string[] => [
  ...now.flatMap((verdict) => {
    const words = changeWords(same(seen, verdict), verdict);
    return words === undefined ? [] : [`${nameOf(verdict)}: ${words}`];
  }),
  ...seen
    .filter((verdict) => same(now, verdict) === undefined)
    .map((verdict) => say`${nameOf(verdict)}: says nothing of it any longer.`),
];

const same = (all: readonly Verdict[], { serviceId, pathway }: Verdict): Verdict | undefined =>
  all.find((other) => other.serviceId === serviceId && other.pathway === pathway);

const nameOf = ({ serviceName, pathway }: Verdict): string =>
  `${serviceName}, ${pathwayWords[pathway]}`;

function changeWords(before: Verdict | undefined, now: Verdict): string | undefined {
  const said = answerWords(now);
  if (before === undefined) return say`${said}. It said nothing of it before.`;
  if (answerWords(before) !== said) return say`${said}. Before: ${answerWords(before)}.`;
  if (before.revision !== now.revision)
    return say`${said}, as before; what it publishes is another version.`;
  return undefined;
}

const answerWords = ({ outcome, until }: Verdict): string =>
  [outcomeTags[outcome].text, ...(until === undefined ? [] : [say`from ${dayWords(until)}`])].join(
    ', ',
  );
