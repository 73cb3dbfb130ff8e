import type { Change, JudgedLine, MissingAnswer, ServiceJudgement } from '@waymark/contracts';
import { say } from '../../language/say.js';
import { dayWords } from '../london-time.js';
import { lineTags, outcomeTags, standingWords, type Tag } from '../words/judging-words.js';
import { pathwayWords } from '../words/need-words.js';

export interface SourceView {
  readonly text: string;
  /** Absent where the source is no address. */
  readonly href?: string;
}

export interface LineView {
  readonly question: string;
  readonly tag: Tag;
  readonly seen: string;
  readonly because: string;
  readonly published: string;
  readonly source: SourceView;
  /** 0 on its own; 1 and more inside a group of which any or all must hold. */
  readonly depth: number;
  readonly criterion: string;
  readonly missing?: string;
}

/** A missing answer, as a question; pages on which it can be answered link there. */
export interface AskedView extends MissingAnswer {
  readonly change?: string;
}

/** A fact that the answer turns on. */
export interface ChangeView extends Change {
  readonly change?: string;
}

export interface JudgementView {
  readonly heading: string;
  readonly tag: Tag;
  readonly because: string;
  readonly until?: string;
  /** Where several criteria are not met: those that `because` only counts. */
  readonly otherReasons: readonly string[];
  readonly basis: string;
  /** The fewest answers that would settle it. */
  readonly asked: readonly AskedView[];
  /** What the area has not published, as questions: its team is asked, not the reader. */
  readonly askedOfTeam: readonly string[];
  /** Each alone would change a no; what is inside one of them only together. */
  readonly wouldChange: readonly (readonly ChangeView[])[];
  readonly lines: readonly LineView[];
  readonly counted: string;
  /** Where nothing speaks for it, one sentence says why; the lines are a click away. */
  readonly open: boolean;
}

/** One service's answer for one pathway, line by line, as every page shows it. */
export function judgementView(judgement: ServiceJudgement): JudgementView {
  const { pathway, outcome, because, until, revision, standing, lines } = judgement;
  const { missing, unpublished, wouldChange = [] } = judgement;
  const met = lines.filter((line) => line.outcome === 'met').length;
  return {
    heading: pathwayWords[pathway],
    tag: outcomeTags[outcome],
    because,
    ...(until !== undefined &&
      outcome === 'not-yet' &&
      !because.includes(dayWords(until)) && { until: say`From ${dayWords(until)}` }),
    otherReasons: outcome === 'not-eligible' ? otherReasons(because, lines) : [],
    basis: say`${standingWords[standing]}. Revision ${String(revision)}.`,
    asked: missing.map(({ fact, question }) => ({ fact, question })),
    askedOfTeam: lines
      .filter((line) => line.outcome === 'not-published' && unpublished.includes(line.criterion))
      .map(({ question }) => question),
    wouldChange: wouldChange.map(({ changes }) => changes),
    lines: lines.map(lineView),
    counted:
      lines.length === 1
        ? say`${String(met)} of 1 line met`
        : say`${String(met)} of ${String(lines.length)} lines met`,
    open: outcome !== 'not-eligible',
  };
}

// What is inside a group of rules speaks through its group.
const otherReasons = (said: string, lines: readonly JudgedLine[]): readonly string[] => [
  ...new Set(
    lines
      .filter(({ outcome, depth }) => outcome === 'not-met' && depth === 0)
      .map(({ because }) => because)
      .filter((because) => !said.startsWith(because)),
  ),
];

function lineView(line: JudgedLine): LineView {
  const { question, outcome, seen, because, published, source, depth, criterion, missing } = line;
  return {
    question,
    tag: lineTags[outcome],
    // Many reasons begin with what was seen: once is enough.
    seen: because.toLowerCase().startsWith(seen.toLowerCase()) ? '' : seen,
    because,
    published,
    source: sourceView(source),
    depth,
    criterion,
    ...(missing !== undefined && { missing }),
  };
}

// Only addresses of the web become links: what a page publishes is text and nothing else.
export function sourceView(source: string): SourceView {
  const url = URL.parse(source);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return { text: source };
  }
  return { text: url.hostname.replace(/^www\./, ''), href: url.href };
}
