import { MOST_EXPORTED, type WorklistExport, type WorklistItem } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { dayWords, londonParts, momentWords } from '../../../layout/london-time.js';
import { csvFile } from '../../../layout/csv.js';
import { workPartWords } from '../../../layout/words/work-words.js';
import { rowOf, type Beside } from './worklist-row.js';

const HEADINGS = inLanguage(
  () =>
    [
      say`Reference`,
      say`Part of the list`,
      say`Urgent`,
      say`Read first`,
      say`For`,
      say`Stage`,
      say`Why it is here`,
      say`Because`,
      say`Next step`,
      say`Due (London)`,
      say`Clock`,
      say`Assigned to`,
      say`Held by`,
      say`Interpreter`,
      say`First referred on`,
      say`Days waited`,
    ] as const,
);

/** A team and a moment, and nothing of anybody: `worklist-cw-loss-2026-11-22-1200.csv`. */
export function fileNameOf(organisation: string, at: string): string {
  const { on, time } = londonParts(new Date(at));
  return `worklist-${organisation}-${on}-${time.replace(':', '')}.csv`;
}

/** The list as it was at that moment, without a name, a number or an address of anybody. */
export function csvOf({ items, at }: WorklistExport, beside: Beside): string {
  const note = [
    say`Correct at the time of export, ${momentWords(at)}. Read each referral before you act.`,
    ...(items.length < MOST_EXPORTED
      ? []
      : [
          say`These are the first ${String(MOST_EXPORTED)} lines of the list, and no more are in one file: narrow the list for the others.`,
        ]),
  ];
  return csvFile([note, HEADINGS, ...items.map((item) => lineOf(item, beside))]);
}

function lineOf(item: WorklistItem, beside: Beside): readonly string[] {
  const row = rowOf(item, beside);
  return [
    row.reference,
    item.part === undefined ? '' : workPartWords[item.part],
    item.urgent ? say`Yes` : say`No`,
    row.first.join('; '),
    row.pathway,
    row.stage,
    row.why,
    row.because,
    row.next,
    row.due,
    row.clock,
    row.assigned,
    row.holder,
    row.interpreter ?? '',
    dayWords(item.firstReferredOn),
    String(item.daysWaited),
  ];
}
