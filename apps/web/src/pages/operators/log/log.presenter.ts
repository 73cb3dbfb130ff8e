import type { OperatorAct, OperatorLog } from '@waymark/contracts';
import type { AnswerOf, Hearer } from '../../../clients/hearers.js';
import { say } from '../../../language/say.js';
import { momentWords } from '../../../layout/london-time.js';
import { isNudgeReason, nudgeReasonWords } from '../../../layout/words/nudge-words.js';
import { actResultWords, actWords, notDoneWords } from '../../../layout/words/operations-words.js';
import { pathOf } from '../failed/failed.presenter.js';

const SHOWN = 200;

interface ActRow {
  readonly when: string;
  readonly who: string;
  /** Absent where it was not written down. */
  readonly from?: string;
  readonly what: string;
  readonly service: Hearer;
  readonly subject: string;
  readonly href?: string;
  readonly why: string;
  /** What became of it. */
  readonly result: string;
}

export interface LogPage {
  readonly title: string;
  readonly section: string;
  readonly acts: readonly ActRow[];
  readonly silent: readonly Hearer[];
}

/** Everything that operators did, the newest first, with what became of it. */
export const logPage = (
  answers: readonly AnswerOf<OperatorLog>[],
  names: ReadonlyMap<string, string>,
): LogPage => ({
  title: say`Operator log`,
  section: say`Operations`,
  acts: answers
    .flatMap(({ service, answer }) => (answer?.acts ?? []).map((act) => ({ service, act })))
    .toSorted((one, other) => Date.parse(other.act.at) - Date.parse(one.act.at))
    .slice(0, SHOWN)
    .map(({ service, act }) => rowOf(service, act, names)),
  silent: answers.flatMap(({ service, answer }) => (answer === undefined ? [service] : [])),
});

export const peopleIn = (answers: readonly AnswerOf<OperatorLog>[]): readonly string[] => [
  ...new Set(answers.flatMap(({ answer }) => (answer?.acts ?? []).map(({ by }) => by))),
];

function rowOf(service: Hearer, act: OperatorAct, names: ReadonlyMap<string, string>): ActRow {
  const { at, action, subject, by, reason, from } = act;
  const href = hrefOf(service, action, subject);
  return {
    when: momentWords(at),
    who: names.get(by) ?? by,
    ...(from !== undefined && { from }),
    what: actWords[action] ?? action,
    service,
    subject,
    ...(href !== undefined && { href }),
    why: reason === undefined ? say`No reason is asked for` : whyWords(reason),
    result: resultWords(act),
  };
}

// A service that says nothing of it is older than the site, and wrote down only what was done.
function resultWords({ result = 'done', because = '', events }: OperatorAct): string {
  const words = actResultWords[result];
  if (events !== undefined) {
    const { total, succeeded, failed } = events;
    return say`${words}: ${String(succeeded)} of ${String(total)} succeeded, ${String(failed)} failed`;
  }
  const why = notDoneWords[because];
  return why === undefined ? words : `${words}: ${why}`;
}

// Chosen from a list, or written.
const whyWords = (reason: string): string =>
  isNudgeReason(reason) ? nudgeReasonWords[reason] : reason;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function hrefOf(service: Hearer, action: string, subject: string): string | undefined {
  if (!UUID.test(subject) || action === 'reconciliation.asked') return undefined;
  return /^quarantine\.(run|dry-run)/.test(action)
    ? pathOf.run(service, subject)
    : pathOf.referral(subject);
}
