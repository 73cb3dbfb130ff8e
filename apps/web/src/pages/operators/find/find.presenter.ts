import { FOUND_EVENTS, soughtIn, type FoundEvent, type FoundReferrals } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import {
  linkProblems,
  showQuestions,
  type ProblemLink,
  type QuestionView,
} from '../../../layout/form/show-questions.js';
import { KNOWN_ID } from '../../../layout/known-id.pipe.js';
import { momentWords } from '../../../layout/london-time.js';
import { narrowingQuestions, soughtQuestion } from './find-form.js';

interface EventLine {
  /** Absent where it is about no referral. */
  readonly href?: string;
  readonly when: string;
  readonly type: string;
  readonly source: string;
  readonly words: string;
}

interface SubjectFound {
  /** Its reference; its id where no such referral was received. */
  readonly name: string;
  readonly href?: string;
  readonly events: readonly EventLine[];
}

export interface FindPage {
  readonly title: string;
  readonly section: string;
  readonly questions: readonly QuestionView[];
  readonly narrowing: readonly QuestionView[];
  readonly isNarrowed: boolean;
  readonly problems: readonly ProblemLink[];
  readonly found: readonly SubjectFound[];
  /** More were found than are shown. */
  readonly isCut: boolean;
  /** Why nothing was found, and how long things are kept; empty where something was, or nothing was asked. */
  readonly nothing: readonly string[];
}

interface Outcome {
  readonly problems?: readonly FormProblem[];
  /** Absent where nothing was asked yet. */
  readonly found?: FoundReferrals;
}

/** The search, and what it found. */
export function findPage(answers: FormAnswers, { problems = [], found }: Outcome = {}): FindPage {
  const { reference, ...narrowing } = answers;
  const subjects = found === undefined ? [] : subjectsOf(found);
  return {
    title: say`Find a referral`,
    section: say`Operations`,
    questions: showQuestions([soughtQuestion], answers, problems),
    narrowing: showQuestions(narrowingQuestions, answers, problems),
    isNarrowed: Object.values(narrowing).some((answer) => answer !== undefined),
    problems: linkProblems([soughtQuestion, ...narrowingQuestions], problems),
    found: subjects,
    isCut: (found?.events ?? []).length >= FOUND_EVENTS,
    nothing: found === undefined || subjects.length > 0 ? [] : nothingWords(reference),
  };
}

const pathOf = (id: string): string => `/operations/referrals/${id}`;

function subjectsOf({ referralIds, events = [] }: FoundReferrals): readonly SubjectFound[] {
  const bySubject = Map.groupBy(events, ({ subject }) => subject);
  const alone = referralIds
    .filter((id) => !bySubject.has(id))
    .map((id): SubjectFound => ({ name: id, href: pathOf(id), events: [] }));
  return [...alone, ...[...bySubject].map(([subject, led]) => subjectFound(subject, led))];
}

function subjectFound(subject: string, events: readonly FoundEvent[]): SubjectFound {
  const isReferral = KNOWN_ID.test(subject);
  return {
    name: events[0]?.reference ?? subject,
    ...(isReferral && { href: pathOf(subject) }),
    events: events.map(({ eventId, at, type, source, words }) => ({
      ...(isReferral && { href: `${pathOf(subject)}?event=${eventId}#found` }),
      when: momentWords(at),
      ...{ type, source, words },
    })),
  };
}

const KEPT = (): string =>
  say`Operations keeps every event that it has heard, and removes none. What was said just now may not be heard yet. The services keep what they said for 35 days, Kafka for 30.`;

const NOTHING: Readonly<Record<string, string>> = inLanguage(() => ({
  reference: say`No referral has this reference. Check it with whoever gave it to you: a reference has 8 letters and digits after WM.`,
  id: say`Neither a referral nor an event has this id.`,
  trace: say`No event belongs to this trace. Only a request that led to an event is found by it; a page that could not be shown is in the logs of the services alone.`,
}));

function nothingWords(reference: FormAnswers[string]): readonly string[] {
  const sought = typeof reference === 'string' ? soughtIn(reference) : undefined;
  const why = sought === undefined ? undefined : NOTHING[sought.by];
  return [why ?? say`Nothing was heard that is so.`, KEPT()];
}
