import type { FieldProblem } from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { answerRows, type AnswerRow } from '../../../layout/form/answer-words.js';
import type { ProblemLink } from '../../../layout/form/show-questions.js';
import { FOR_YOU } from '../../../layout/for-the-person.js';
import type { QuestionSlug } from '../draft/own-answers.js';
import { asked, CHECK, questionPath } from '../question/own-flow.js';
import type { OwnContext } from '../questions/own-question.js';
import { ownQuestions } from '../questions/own-questions.js';

interface CheckedAnswer {
  readonly rows: readonly AnswerRow[];
  readonly change: string;
}

export interface OwnCheckPage {
  readonly title: string;
  readonly section: string;
  readonly answers: readonly CheckedAnswer[];
  readonly problems: readonly ProblemLink[];
  readonly underWay: boolean;
  readonly back?: { readonly href: string; readonly text: string };
}

/** Which question a field of the referral comes from, by how its path begins; the longest beginning counts. */
const PAGES: Readonly<Record<string, QuestionSlug>> = {
  'person.fullName': 'name',
  'person.birthDate': 'born',
  'person.nhsNumber': 'number',
  'person.postcode': 'home',
  'person.contact': 'reach',
  'person.contact.safe.seenBy': 'others',
  'person.contact.safe.othersSeeMessages': 'others',
  where: 'home',
  'where.gp': 'surgery',
  current: 'due',
  occurrences: 'happened',
  need: 'happened',
  safety: 'right-now',
  consent: 'sharing',
  knownToService: 'sharing',
  equity: 'about-me',
};

/** All that was answered, once, before it is sent. */
export const ownCheckPage = (
  context: OwnContext,
  refused: readonly FieldProblem[] = [],
): OwnCheckPage => ({
  title: say`Check your answers`,
  section: say`Ask for help`,
  answers: asked(context).map((slug) => answerOf(slug, context)),
  problems: refused.map(({ field }) => linkOf(field, context)),
  underWay: false,
  back: { href: FOR_YOU, text: say`Back to the first page` },
});

/** The same, while it is not known whether it has arrived: nothing can be changed. */
export const ownUnderWayPage = (): OwnCheckPage => ({
  title: say`We do not know yet if it has arrived`,
  section: say`Ask for help`,
  answers: [],
  problems: [],
  underWay: true,
});

function answerOf(slug: QuestionSlug, context: OwnContext): CheckedAnswer {
  const rows = answerRows(ownQuestions[slug].questions(context), context.answers[slug] ?? {});
  return {
    rows:
      slug === 'which-surgery'
        ? [{ key: say`GP surgery`, value: say`Chosen from the list` }]
        : rows,
    change: questionPath(slug, CHECK),
  };
}

function linkOf(field: string, context: OwnContext): ProblemLink {
  const slug = dateAsked(field, context) ?? pageOf(field);
  const shown = slug !== undefined && asked(context).includes(slug);
  return {
    text: say`Please check this answer`,
    href: shown ? questionPath(slug, CHECK) : '#maincontent',
  };
}

function pageOf(field: string): QuestionSlug | undefined {
  const beginning = Object.keys(PAGES)
    .filter((start) => field.startsWith(start))
    .reduce((longest, start) => (start.length > longest.length ? start : longest), '');
  return PAGES[beginning];
}

/** Where the day of each thing that happened is asked, in the order in which they are sent. */
const DATES: readonly QuestionSlug[] = ['birth', 'loss-when', 'apart'];

function dateAsked(field: string, context: OwnContext): QuestionSlug | undefined {
  const [, nth] = /^occurrences\[(\d+)\]\.on$/.exec(field) ?? [];
  return nth === undefined
    ? undefined
    : DATES.filter((slug) => asked(context).includes(slug))[Number(nth)];
}
